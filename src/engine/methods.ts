import type { z } from 'zod';
import type { MoveEngine } from './moveEngine.ts';
import {
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

export type EngineMethod = keyof MoveEngine;

/** What each method takes. A method without an entry does not compile. */
export const REQUESTS: Readonly<Record<EngineMethod, z.ZodType>> = {
  generate: GenerateRequest,
  load: LoadRequest,
  statistics: StatisticsRequest,
  moves: MovesRequest,
  mapVectors: MapVectorsRequest,
  poster: PictureRequest,
  preview: PictureRequest,
  similar: SimilarRequest,
  search: SearchRequest,
  models: ModelsRequest,
  addModel: AddModelRequest,
  checkSetup: CheckSetupRequest,
  render: RenderRequest,
  understand: UnderstandRequest,
  planChoreography: PlanChoreographyRequest,
  replan: ReplanRequest,
  alternatives: AlternativesRequest,
  locatePlan: LocatePlanRequest,
  savePlan: SavePlanRequest,
  songWaveform: SongWaveformRequest,
  songPreview: SongPreviewRequest,
};

export const ENGINE_METHODS = Object.keys(REQUESTS) as readonly EngineMethod[];
