import type { z } from 'zod';
import type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
import type { GenerationProgress, GenerationResult } from '../generation/generationResult.ts';
import type { Statistics } from '../moves/statistics.ts';
import type { Call } from '../rpc/procedures.ts';
import type { SearchResult } from '../search/searchResult.ts';
import type { ListedMove, LoadResult, MadeFile, MapVectors, ModelStatus, SetupReport } from './answers.ts';
import type {
  AddModelRequest,
  CheckSetupRequest,
  GenerateRequest,
  LoadRequest,
  MapVectorsRequest,
  ModelsRequest,
  MovesRequest,
  PictureRequest,
  RenderRequest,
  SearchRequest,
  SimilarRequest,
  StatisticsRequest,
} from './requests.ts';

export type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
export type {
  CatalogueFindings,
  ClipProgress,
  GenerationProgress,
  GenerationResult,
  MissingModality,
} from '../generation/generationResult.ts';
export type { GenerationPlan } from '../generation/plan.ts';
export type { FoundMove, Parts, Relaxation, SearchResult } from '../search/searchResult.ts';
export type {
  ListedMove,
  LoadResult,
  MapVectors,
  ModelStatus,
  SetupCheck,
  SetupReport,
} from './answers.ts';

/**
 * Every capability of Move Embeddings, for the command line in its own process and for VS Code in the engine's.
 * Each method rejects with a `Failure` that says what the user can do about it.
 */
export interface MoveEngine {
  /** Brings the library and the embeddings file up to date with the clip folder. Cancelling keeps what is done. */
  generate(
    request: z.input<typeof GenerateRequest>,
    call?: Call<GenerationProgress>,
  ): Promise<GenerationResult>;
  /** Takes the moves of an embeddings file into the library. */
  load(request: z.input<typeof LoadRequest>, call?: Call): Promise<LoadResult>;
  statistics(request: z.input<typeof StatisticsRequest>, call?: Call): Promise<Statistics>;
  /** Every move of the library by clip key, without its vectors. */
  moves(request: z.input<typeof MovesRequest>, call?: Call): Promise<readonly ListedMove[]>;
  mapVectors(request: z.input<typeof MapVectorsRequest>, call?: Call): Promise<MapVectors>;
  /** A clip's poster, a JPEG 320 pixels wide; made where it is not there yet. */
  poster(request: z.input<typeof PictureRequest>, call?: Call): Promise<MadeFile>;
  /** A small version of a clip that VS Code can play, MP4 with H.264 and MP3; made where it is not there yet. */
  preview(request: z.input<typeof PictureRequest>, call?: Call): Promise<MadeFile>;
  /** The moves most like a clip of the library. */
  similar(request: z.input<typeof SimilarRequest>, call?: Call): Promise<SearchResult>;
  /** The moves that fit a description in words. */
  search(request: z.input<typeof SearchRequest>, call?: Call): Promise<SearchResult>;
  models(request: z.input<typeof ModelsRequest>, call?: Call): Promise<readonly ModelStatus[]>;
  /** Installs a model from a file, or from its publisher once its licence is accepted. */
  addModel(request: z.input<typeof AddModelRequest>, call?: Call): Promise<ModelStatus>;
  /** What works on this machine and what is missing, with the command that gets it. */
  checkSetup(request: z.input<typeof CheckSetupRequest>, call?: Call): Promise<SetupReport>;
  /** Makes the video of a plan. It appears whole and checked, or not at all. */
  render(request: z.input<typeof RenderRequest>, call?: Call<RenderProgress>): Promise<RenderedVideo>;
}
