import { z } from 'zod';
import type { GenerationProgress, GenerationResult } from '../../generation/generationResult.ts';
import type { Statistics } from '../../moves/statistics.ts';
import type { SearchResult } from '../../search/searchResult.ts';
import { EXPORT_FORMAT_NAMES, type ExportProgress } from '../../shared/exportFormats.ts';
import type {
  AskedClipProgress,
  ExportResult,
  ListedMove,
  LoadResult,
  MadeFile,
  MapVectors,
  SeenDancers,
} from '../answers.ts';
import { FilterRequest, filePath, PlaceRequest, WeightsRequest } from '../requests.ts';
import { answering } from './method.ts';

const OfLibrary = z.object({ place: PlaceRequest });

/** A clip of the library by its key, to be shown. */
const OfClip = z.object({ place: PlaceRequest, clip: z.string().min(1), ffmpegPath: filePath.optional() });

const Ranking = z.object({ place: PlaceRequest, k: z.int().min(1).max(10_000), filter: FilterRequest });

const Seconds = z.number().min(0);

const Shard = z
  .object({ index: z.int().min(1), count: z.int().min(1).max(1_000_000) })
  .refine(({ index, count }) => index <= count);

/** What can be asked of a move library. */
export const LIBRARY_METHODS = {
  /** Brings the library and the embeddings file up to date with the clip folder. Cancelling keeps what is done. */
  generate: answering<GenerationResult, GenerationProgress>().to(
    z.object({
      place: PlaceRequest,
      ffmpegPath: filePath.optional(),
      poseModel: z.string().optional(),
      jobs: z.int().min(1).max(256).optional(),
      shard: Shard.optional(),
      force: z.boolean().default(false),
      /** Lets the library lose its moves even where not one of their clips is in the clip folder. */
      prune: z.boolean().default(false),
      dryRun: z.boolean().default(false),
    }),
  ),
  /** Takes the moves of an embeddings file into the library. */
  load: answering<LoadResult>().to(
    z.object({ place: PlaceRequest, file: filePath, uniqueClipId: z.boolean().default(false) }),
  ),
  /** Writes the moves in a form that other programs read. Cancelling leaves what was there before. */
  exportLibrary: answering<ExportResult, ExportProgress>().to(
    z.object({
      place: PlaceRequest,
      format: z.enum(EXPORT_FORMAT_NAMES),
      /** The file to write or the folder to make, absolute or relative to the root. */
      out: filePath,
      filter: FilterRequest.default({}),
      /** Only these clips, by key; all that the filter admits where it is left out. */
      clips: z.array(z.string().min(1)).optional(),
    }),
  ),
  statistics: answering<Statistics>().to(OfLibrary),
  /** Every move of the library by clip key, without its vectors. */
  moves: answering<readonly ListedMove[]>().to(OfLibrary),
  /** One of them, by its clip's key or the absolute path of its clip; null where the library holds none. */
  move: answering<ListedMove | null>().to(z.object({ place: PlaceRequest, clip: z.string().min(1) })),
  mapVectors: answering<MapVectors>().to(OfLibrary),
  /** A clip's poster, a JPEG 320 pixels wide; made where it is not there yet. */
  poster: answering<MadeFile>().to(OfClip),
  /** A small version of a clip that VS Code can play, MP4 with H.264 and MP3; made where it is not there yet. */
  preview: answering<MadeFile>().to(OfClip),
  /** Where the dancers of a clip were seen; null where nobody was, or nothing of it was kept. */
  seenDancers: answering<SeenDancers | null>().to(z.object({ place: PlaceRequest, clip: z.string().min(1) })),
  /** The moves most like a clip, or a part of one: of the library, or of any video, which is analysed for it. */
  similar: answering<SearchResult, AskedClipProgress>().to(
    Ranking.extend({
      /** Key, path, clip id or name of a clip of the library; else the path of a video. */
      clip: z.string().min(1),
      /** Seconds of the clip between which the part lies that is asked with; left out, its start and its end. */
      from: Seconds.optional(),
      to: Seconds.optional(),
      weights: WeightsRequest,
      ffmpegPath: filePath.optional(),
    }),
  ),
  /** The moves that fit a description in words. */
  search: answering<SearchResult>().to(Ranking.extend({ description: z.string().min(1).max(10_000) })),
};
