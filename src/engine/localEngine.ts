import type { z } from 'zod';
import type { RenderedVideo, RenderProgress } from '../choreography/render/renderOptions.ts';
import type { UnderstoodRequest } from '../choreography/request/understoodRequest.ts';
import { TextEmbedder } from '../embedding/text/textEmbedder.ts';
import type { GenerationProgress, GenerationResult } from '../generation/generationResult.ts';
import { findModel, modelSpec } from '../models/findModel.ts';
import { DEFAULT_TEXT_MODEL } from '../models/manifest.ts';
import { parseClipKey } from '../moves/clip.ts';
import { Failure } from '../moves/failure.ts';
import type { Embedding } from '../moves/move.ts';
import type { TextQuality } from '../moves/quality.ts';
import { type Statistics, statisticsFrom } from '../moves/statistics.ts';
import { TEXT_ONLY } from '../moves/weights.ts';
import type { Call } from '../rpc/procedures.ts';
import type { SearchResult } from '../search/searchResult.ts';
import type { ListedMove, LoadResult, MadeFile, MapVectors, ModelStatus, SetupReport } from './answers.ts';
import { Choreographies } from './choreographies.ts';
import type {
  AlternativeMove,
  PlanFiles,
  PlannedChoreography,
  PlanningProgress,
  SongWaveform,
} from './choreographyAnswers.ts';
import { ClipFiles } from './clipFiles.ts';
import { ClipPictures, type PictureKind } from './clipPictures.ts';
import type { EngineTools } from './engineTools.ts';
import { generateLibrary } from './generateLibrary.ts';
import { libraryCheck } from './libraryCheck.ts';
import { listMoves } from './listMoves.ts';
import { loadFile } from './loadFile.ts';
import { mapVectorsOf } from './mapVectors.ts';
import { installModel, modelStatuses } from './modelStatuses.ts';
import type { MoveEngine } from './moveEngine.ts';
import { OpenLibraries } from './openLibraries.ts';
import { libraryDatabase } from './place.ts';
import { locatePlan, writePlan } from './planFiles.ts';
import { renderChoreography } from './renderChoreography.ts';
import {
  type AddModelRequest,
  AlternativesRequest,
  type CheckSetupRequest,
  GenerateRequest,
  LoadRequest,
  type LocatePlanRequest,
  type MapVectorsRequest,
  type MovesRequest,
  type PictureRequest,
  PlanChoreographyRequest,
  RenderRequest,
  ReplanRequest,
  type SavePlanRequest,
  type SearchRequest,
  type SimilarRequest,
  type SongPreviewRequest,
  type SongWaveformRequest,
  type StatisticsRequest,
  type UnderstandRequest,
} from './requests.ts';
import { setupReport } from './setupReport.ts';
import { songPreview } from './songPreview.ts';
import { understandRequest } from './understandRequest.ts';

/** The engine itself, in the process that calls it: a table of contents of what Move Embeddings can do. */
export class LocalEngine implements MoveEngine {
  readonly #tools: EngineTools;
  readonly #libraries = new OpenLibraries();
  readonly #pictures = new ClipPictures();
  readonly #choreographies = new Choreographies(this.#libraries, (text) => this.#embed(text));
  #textEmbedder: Promise<TextEmbedder> | null = null;

  constructor(tools: EngineTools) {
    this.#tools = tools;
  }

  generate(
    request: z.input<typeof GenerateRequest>,
    call: Call<GenerationProgress> = {},
  ): Promise<GenerationResult> {
    return generateLibrary(GenerateRequest.parse(request), this.#tools, call);
  }

  load(request: z.input<typeof LoadRequest>): Promise<LoadResult> {
    return loadFile(LoadRequest.parse(request));
  }

  async statistics({ place }: z.input<typeof StatisticsRequest>): Promise<Statistics> {
    const database = await libraryDatabase(place);
    return this.#libraries.read(database, async ({ table }) => statisticsFrom(await table.facts()));
  }

  async moves({ place }: z.input<typeof MovesRequest>): Promise<readonly ListedMove[]> {
    const database = await libraryDatabase(place);
    const headers = await this.#libraries.read(database, ({ table }) => table.headers());
    return listMoves(headers, new ClipFiles(place));
  }

  async mapVectors({ place }: z.input<typeof MapVectorsRequest>): Promise<MapVectors> {
    const database = await libraryDatabase(place);
    return this.#libraries.read(database, async ({ table }) => mapVectorsOf(await table.all()));
  }

  poster(request: z.input<typeof PictureRequest>): Promise<MadeFile> {
    return this.#picture('poster', request);
  }

  preview(request: z.input<typeof PictureRequest>): Promise<MadeFile> {
    return this.#picture('preview', request);
  }

  async similar({ place, clip, ...options }: z.input<typeof SimilarRequest>): Promise<SearchResult> {
    const database = await libraryDatabase(place);
    return this.#libraries.read(database, ({ search }) => search.similar(clip, place.root, options));
  }

  async search({ place, description, ...options }: z.input<typeof SearchRequest>): Promise<SearchResult> {
    const database = await libraryDatabase(place);
    const text = await this.#embed(description);
    return this.#libraries.read(database, ({ search }) =>
      search.describe(description, text, { ...options, weights: TEXT_ONLY }),
    );
  }

  models(): Promise<readonly ModelStatus[]> {
    return modelStatuses(this.#tools.models);
  }

  addModel({ model, acceptLicence }: z.input<typeof AddModelRequest>, call: Call = {}): Promise<ModelStatus> {
    return installModel(model, acceptLicence, this.#tools.models, call.signal);
  }

  checkSetup({ place, ffmpegPath }: z.input<typeof CheckSetupRequest>): Promise<SetupReport> {
    return setupReport(ffmpegPath, this.#tools.models, () => libraryCheck(place));
  }

  render(request: z.input<typeof RenderRequest>, call: Call<RenderProgress> = {}): Promise<RenderedVideo> {
    return renderChoreography(RenderRequest.parse(request), call);
  }

  async understand({ place, words }: z.input<typeof UnderstandRequest>): Promise<UnderstoodRequest> {
    const database = await libraryDatabase(place);
    const headers = await this.#libraries.read(database, ({ table }) => table.headers());
    const categories = new Set(headers.map(({ metadata }) => metadata.category));
    return understandRequest(words, place.root, [...categories]);
  }

  planChoreography(
    request: z.input<typeof PlanChoreographyRequest>,
    call: Call<PlanningProgress> = {},
  ): Promise<PlannedChoreography> {
    return this.#choreographies.plan(PlanChoreographyRequest.parse(request), call);
  }

  replan(
    request: z.input<typeof ReplanRequest>,
    call: Call<PlanningProgress> = {},
  ): Promise<PlannedChoreography> {
    return this.#choreographies.replan(ReplanRequest.parse(request), call);
  }

  alternatives(
    request: z.input<typeof AlternativesRequest>,
    call: Call<PlanningProgress> = {},
  ): Promise<readonly AlternativeMove[]> {
    return this.#choreographies.alternatives(AlternativesRequest.parse(request), call);
  }

  locatePlan({ planFile, plan }: z.input<typeof LocatePlanRequest>): Promise<PlanFiles> {
    return locatePlan(planFile, plan);
  }

  async savePlan({ planFile, plan }: z.input<typeof SavePlanRequest>): Promise<MadeFile> {
    await writePlan(planFile, plan);
    return { file: planFile };
  }

  songWaveform(request: z.input<typeof SongWaveformRequest>, call: Call = {}): Promise<SongWaveform> {
    return this.#choreographies.waveform(request, call);
  }

  songPreview(request: z.input<typeof SongPreviewRequest>, call: Call = {}): Promise<MadeFile> {
    return songPreview(request, call.signal);
  }

  close(): void {
    this.#libraries.close();
  }

  async #picture(
    kind: PictureKind,
    { place, clip, ffmpegPath }: z.input<typeof PictureRequest>,
  ): Promise<MadeFile> {
    const database = await libraryDatabase(place);
    const key = parseClipKey(clip);
    const move = key && (await this.#libraries.read(database, ({ table }) => table.header(key)));
    const clips = new ClipFiles(place);
    const file = move && (await clips.find(move));
    if (!file) {
      throw new Failure('unknown-clip', `The clip ${clip} is not there.`, {
        remedy: 'Generate again to bring the library up to date.',
      });
    }
    return { file: await this.#pictures.file(kind, file, move, await clips.libraryRoot(), ffmpegPath) };
  }

  async #embed(description: string): Promise<Embedding<TextQuality>> {
    const embedder = await this.#openTextEmbedder();
    const [vector] = await embedder.embed([description]);
    return { status: 'embedded', vector, model: embedder.modelId, quality: {} };
  }

  #openTextEmbedder(): Promise<TextEmbedder> {
    this.#textEmbedder ??= findModel(modelSpec(DEFAULT_TEXT_MODEL), this.#tools.models).then(
      TextEmbedder.open,
    );
    this.#textEmbedder.catch(() => {
      // A model that was missing may be there next time.
      this.#textEmbedder = null;
    });
    return this.#textEmbedder;
  }
}
