import { z } from 'zod';
import { Choreography, PlanRequest, PlanSong } from '../choreography/plan/choreography.ts';
import { ENCODER_CHOICES, MAX_FRAME_RATE } from '../choreography/render/renderOptions.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../moves/metadata.ts';

/** Everything that a caller may ask of the engine, checked on arrival. */

const path = z.string().min(1);

/** Where the clips and the library are; what is left out is found. */
export const PlaceRequest = z.object({
  /** Absolute folder that relative paths mean and that discovery looks in: the workspace folder or current folder. */
  root: path,
  clips: path.optional(),
  annotations: path.optional(),
  /** Any LanceDB URI. */
  database: path.optional(),
  embeddingsFile: path.optional(),
});

const Weight = z.number().min(0).max(1e6);

export const WeightsRequest = z.object({ pose: Weight, audio: Weight, text: Weight });

export const FilterRequest = z.object({
  difficulty: z.array(z.enum(DIFFICULTIES)).readonly().optional(),
  energy: z.array(z.enum(LEVELS)).readonly().optional(),
  style: z.array(z.enum(STYLES)).readonly().optional(),
  category: z.array(z.string()).readonly().optional(),
});

const ranking = {
  place: PlaceRequest,
  k: z.int().min(1).max(10_000),
  filter: FilterRequest,
};

export const GenerateRequest = z.object({
  place: PlaceRequest,
  ffmpegPath: path.optional(),
  poseModel: z.string().optional(),
  jobs: z.int().min(1).max(256).optional(),
  shard: z
    .object({ index: z.int().min(1), count: z.int().min(1).max(1_000_000) })
    .refine(({ index, count }) => index <= count)
    .optional(),
  force: z.boolean().default(false),
  /** Lets the library lose its moves even where not one of their clips is in the clip folder. */
  prune: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export const LoadRequest = z.object({
  place: PlaceRequest,
  file: path,
  uniqueClipId: z.boolean().default(false),
});

export const StatisticsRequest = z.object({ place: PlaceRequest });

export const MovesRequest = z.object({ place: PlaceRequest });

export const MapVectorsRequest = z.object({ place: PlaceRequest });

/** A clip of the library by its key, to be shown. */
export const PictureRequest = z.object({
  place: PlaceRequest,
  clip: z.string().min(1),
  ffmpegPath: path.optional(),
});

export const SimilarRequest = z.object({ ...ranking, clip: z.string().min(1), weights: WeightsRequest });

export const SearchRequest = z.object({ ...ranking, description: z.string().min(1).max(10_000) });

export const ModelsRequest = z.object({});

export const AddModelRequest = z.object({ model: z.string().min(1), acceptLicence: z.boolean() });

export const CheckSetupRequest = z.object({
  place: PlaceRequest,
  ffmpegPath: path.optional(),
});

/** How much each part of a plan counts; 0 leaves it out. */
const PlannerWeightsRequest = z.object({ fit: Weight, flow: Weight, variety: Weight });

/** A request to the planner; what is left out may be anything. */
const PlanWishes = PlanRequest.partial();

/** Plans a dance to a song. */
export const PlanChoreographyRequest = z.object({
  place: PlaceRequest,
  /** The song, absolute or relative to the root. */
  song: path,
  /** Where the plan will lie, absolute: its paths are relative to that folder. Nothing is written. */
  planFile: path,
  request: PlanWishes.default({}),
  /** The words of the request that were not understood; moves whose description is like them are preferred. */
  description: z.string().max(10_000).default(''),
  weights: PlannerWeightsRequest.optional(),
  ffmpegPath: path.optional(),
});

/** Reads a request in words before it is carried out. */
export const UnderstandRequest = z.object({ place: PlaceRequest, words: z.string().max(10_000) });

const OpenPlan = {
  place: PlaceRequest,
  /** The plan's file, absolute: where its paths start from. It is not read. */
  planFile: path,
  /** The plan as it is now. */
  plan: Choreography,
  ffmpegPath: path.optional(),
};

/** Plans the blocks that are not locked again. */
export const ReplanRequest = z.object({
  ...OpenPlan,
  /** Another seed gives another dance. */
  seed: PlanRequest.shape.seed.optional(),
  description: z.string().max(10_000).default(''),
  weights: PlannerWeightsRequest.optional(),
});

/** Moves that could stand in the place of a block, best first. */
export const AlternativesRequest = z.object({
  ...OpenPlan,
  block: z.int().min(0),
  k: z.int().min(1).max(1000).default(20),
});

/** Finds the files of a plan. */
export const LocatePlanRequest = z.object({ place: PlaceRequest, planFile: path, plan: Choreography });

/** Writes a plan to its file. */
export const SavePlanRequest = z.object({
  /** Absolute. Replaced where it is a plan already. */
  planFile: path,
  plan: Choreography,
});

/** The outline of a song's sound, to be drawn. */
export const SongWaveformRequest = z.object({
  planFile: path,
  song: PlanSong.pick({ path: true, contentHash: true }),
  buckets: z.int().min(1).max(100_000),
  ffmpegPath: path.optional(),
});

/** A side of a video's picture in pixels; even, as H.264 needs. */
const Side = z.int().min(16).max(7680).multipleOf(2);

/** Makes the video of a plan. */
export const RenderRequest = z.object({
  /** The plan's file, absolute. */
  planFile: path,
  /** The video to write, absolute. */
  out: path,
  width: Side.default(1280),
  height: Side.default(720),
  framesPerSecond: z.number().min(1).max(MAX_FRAME_RATE).default(30),
  /** Writes the move's name and the count over the picture. */
  overlay: z.boolean().default(false),
  /** Mixes the pictures of a clip where the video needs one between two of them. */
  blend: z.boolean().default(false),
  encoder: z.enum(ENCODER_CHOICES).default('auto'),
  ffmpegPath: path.optional(),
});

/** A plan's song, to be heard. */
export const SongPreviewRequest = z.object({
  place: PlaceRequest,
  planFile: path,
  song: PlanSong.pick({ path: true, contentHash: true }),
  ffmpegPath: path.optional(),
});
