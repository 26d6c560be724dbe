/** The engine's type and those of its answers, for whoever asks it. */

export type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
export type { UnderstoodRequest } from '../choreography/request/understoodRequest.ts';
export type { ReadLabels } from '../clips/labelFiles/readLabelFile.ts';
export type {
  CatalogueFindings,
  ClipProgress,
  GenerationProgress,
  GenerationResult,
  MissingModality,
} from '../generation/generationResult.ts';
export type { GenerationPlan } from '../generation/plan/plan.ts';
export type { Parts } from '../moves/likeness.ts';
export type { FoundMove, Relaxation, SearchResult } from '../search/searchResult.ts';
export type { UnderstoodPart } from '../search/understood.ts';
export type {
  AskedClipProgress,
  ExportResult,
  ListedMove,
  LoadResult,
  MapVectors,
  ModelStatus,
  SetupCheck,
  SetupReport,
} from './answers.ts';
export type { PlannedChoreography } from './choreographyAnswers.ts';
export type { MoveEngine } from './contract/contract.ts';
export type { DraftedLabelEdits, LabelledClips } from './labelAnswers.ts';
