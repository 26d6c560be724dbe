import { z } from 'zod';
import { Choreography, PlanRequest, PlanSong } from '../../choreography/plan/choreography.ts';
import {
  ENCODER_CHOICES,
  MAX_FRAME_RATE,
  type RenderedVideo,
  type RenderProgress,
} from '../../choreography/render/renderOptions.ts';
import type { UnderstoodRequest } from '../../choreography/request/understoodRequest.ts';
import type { MadeFile } from '../answers.ts';
import type {
  AlternativeMove,
  PlanFiles,
  PlannedChoreography,
  PlanningProgress,
  SongWaveform,
} from '../choreographyAnswers.ts';
import { filePath, PlaceRequest, Weight } from '../requests.ts';
import { answering } from './method.ts';

/** Words of a request that were not understood; moves whose description is like them are preferred. */
const Description = z.string().max(10_000).default('');

/** How much each part of a plan counts; 0 leaves it out. */
const PlannerWeights = z.object({ fit: Weight, flow: Weight, variety: Weight });

const OpenPlan = z.object({
  place: PlaceRequest,
  /** The plan's file, absolute: where its paths start from. It is not read. */
  planFile: filePath,
  /** The plan as it is now. */
  plan: Choreography,
  ffmpegPath: filePath.optional(),
});

const OfSong = z.object({
  planFile: filePath,
  song: PlanSong.pick({ path: true, contentHash: true }),
  ffmpegPath: filePath.optional(),
});

/** A side of a video's picture in pixels; even, as H.264 needs. */
const Side = z.int().min(16).max(7680).multipleOf(2);

/** What can be asked about choreographies. */
export const CHOREOGRAPHY_METHODS = {
  /** What is made of a request in words, to be shown before it is carried out. */
  understand: answering<UnderstoodRequest>().to(
    z.object({ place: PlaceRequest, words: z.string().max(10_000) }),
  ),
  /** Plans a dance to a song. Nothing is written. */
  planChoreography: answering<PlannedChoreography, PlanningProgress>().to(
    z.object({
      place: PlaceRequest,
      /** The song, absolute or relative to the root. */
      song: filePath,
      /** Where the plan will lie, absolute: its paths are relative to that folder. */
      planFile: filePath,
      /** What is left out may be anything. */
      request: PlanRequest.partial().default({}),
      description: Description,
      weights: PlannerWeights.optional(),
      ffmpegPath: filePath.optional(),
    }),
  ),
  /** The plan in a file. */
  openPlan: answering<Choreography>().to(OpenPlan.pick({ planFile: true })),
  /** Plans again what is not locked of a plan. Nothing is written. */
  replan: answering<PlannedChoreography, PlanningProgress>().to(
    OpenPlan.extend({
      /** Another seed gives another dance. */
      seed: PlanRequest.shape.seed.optional(),
      /** Whether the same part of the song is danced; else that which the request asks for. */
      keepsPart: z.boolean().default(true),
      description: Description,
      weights: PlannerWeights.optional(),
    }),
  ),
  /** The moves that could stand in the place of a block, best first; of one clip, how it would stand there. */
  alternatives: answering<readonly AlternativeMove[], PlanningProgress>().to(
    OpenPlan.extend({
      block: z.int().min(0),
      clip: z.string().min(1).max(4096).nullable().default(null),
      k: z.int().min(1).max(1000).default(20),
    }),
  ),
  /** Where the files of a plan are. */
  locatePlan: answering<PlanFiles>().to(OpenPlan.pick({ place: true, planFile: true, plan: true })),
  /** Writes a plan to its file, which is replaced where it is a plan already. */
  savePlan: answering<MadeFile>().to(OpenPlan.pick({ planFile: true, plan: true })),
  /** Writes a plan for people or video editors, as the name says: .html to print, .csv, .edl or .otio. */
  cueSheet: answering<MadeFile>().to(OpenPlan.pick({ planFile: true }).extend({ out: filePath })),
  /** The outline of a plan's song, to be drawn. */
  songWaveform: answering<SongWaveform>().to(OfSong.extend({ buckets: z.int().min(1).max(100_000) })),
  /** A plan's song as an MP3 that VS Code can play; made where it is not there yet. */
  songPreview: answering<MadeFile>().to(OfSong.extend({ place: PlaceRequest })),
  /** Makes the video of a plan. It appears whole and checked, or not at all. */
  render: answering<RenderedVideo, RenderProgress>().to(
    z.object({
      /** The plan's file, absolute. */
      planFile: filePath,
      /** The video to write, absolute. */
      out: filePath,
      width: Side.default(1280),
      height: Side.default(720),
      framesPerSecond: z.number().min(1).max(MAX_FRAME_RATE).default(30),
      /** Writes the move's name and the count over the picture. */
      overlay: z.boolean().default(false),
      /** Mixes the pictures of a clip where the video needs one between two of them. */
      blend: z.boolean().default(false),
      encoder: z.enum(ENCODER_CHOICES).default('auto'),
      ffmpegPath: filePath.optional(),
    }),
  ),
};
