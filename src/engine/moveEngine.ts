import type { z } from 'zod';
import type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
import type { UnderstoodRequest } from '../choreography/request/understoodRequest.ts';
import type { GenerationProgress, GenerationResult } from '../generation/generationResult.ts';
import type { Statistics } from '../moves/statistics.ts';
import type { Call } from '../rpc/procedures.ts';
import type { SearchResult } from '../search/searchResult.ts';

import type { ListedMove, LoadResult, MadeFile, MapVectors, ModelStatus, SetupReport } from './answers.ts';
import type {
  AlternativeMove,
  PlanFiles,
  PlannedChoreography,
  PlanningProgress,
  SongWaveform,
} from './choreographyAnswers.ts';
import type {
  AddModelRequest,
  AlternativesRequest,
  CheckSetupRequest,
  GenerateRequest,
  LoadRequest,
  LocatePlanRequest,
  MapVectorsRequest,
  ModelsRequest,
  MovesRequest,
  PictureRequest,
  PlanChoreographyRequest,
  RenderRequest,
  ReplanRequest,
  SavePlanRequest,
  SearchRequest,
  SimilarRequest,
  SongPreviewRequest,
  SongWaveformRequest,
  StatisticsRequest,
  UnderstandRequest,
} from './requests.ts';

export type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
export type { UnderstoodRequest } from '../choreography/request/understoodRequest.ts';
export type {
  CatalogueFindings,
  ClipProgress,
  GenerationProgress,
  GenerationResult,
  MissingModality,
} from '../generation/generationResult.ts';
export type { GenerationPlan } from '../generation/plan.ts';
export type { FoundMove, Parts, Relaxation, SearchResult } from '../search/searchResult.ts';
export type { UnderstoodPart } from '../search/understood.ts';
export type {
  ListedMove,
  LoadResult,
  MapVectors,
  ModelStatus,
  SetupCheck,
  SetupReport,
} from './answers.ts';
export type { PlannedChoreography } from './choreographyAnswers.ts';

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
  /** What is made of a request in words, to be shown before it is carried out. */
  understand(request: z.input<typeof UnderstandRequest>, call?: Call): Promise<UnderstoodRequest>;
  /** Plans a dance to a song. Nothing is written. */
  planChoreography(
    request: z.input<typeof PlanChoreographyRequest>,
    call?: Call<PlanningProgress>,
  ): Promise<PlannedChoreography>;
  /** Plans again what is not locked of a plan, over the same part of the song. Nothing is written. */
  replan(request: z.input<typeof ReplanRequest>, call?: Call<PlanningProgress>): Promise<PlannedChoreography>;
  /** The moves that could stand in the place of a block, best first. */
  alternatives(
    request: z.input<typeof AlternativesRequest>,
    call?: Call<PlanningProgress>,
  ): Promise<readonly AlternativeMove[]>;
  locatePlan(request: z.input<typeof LocatePlanRequest>, call?: Call): Promise<PlanFiles>;
  savePlan(request: z.input<typeof SavePlanRequest>, call?: Call): Promise<MadeFile>;
  /** The outline of a plan's song, to be drawn. */
  songWaveform(request: z.input<typeof SongWaveformRequest>, call?: Call): Promise<SongWaveform>;
  /** A plan's song as an MP3 that VS Code can play; made where it is not there yet. */
  songPreview(request: z.input<typeof SongPreviewRequest>, call?: Call): Promise<MadeFile>;
}
