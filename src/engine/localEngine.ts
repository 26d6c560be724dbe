import type { z } from 'zod';
import { TextEmbedder } from '../embedding/text/textEmbedder.ts';
import type { GenerationProgress, GenerationResult } from '../generation/generationResult.ts';
import { findModel, modelSpec } from '../models/findModel.ts';
import { DEFAULT_TEXT_MODEL } from '../models/manifest.ts';
import { type Statistics, statisticsOf } from '../moves/statistics.ts';
import { TEXT_ONLY } from '../moves/weights.ts';
import type { Call } from '../rpc/procedures.ts';
import type { SearchResult } from '../search/searchResult.ts';
import type { LoadResult, ModelStatus, SetupReport } from './answers.ts';
import type { EngineTools } from './engineTools.ts';
import { generateLibrary } from './generateLibrary.ts';
import { libraryCheck } from './libraryCheck.ts';
import { loadFile } from './loadFile.ts';
import { installModel, modelStatuses } from './modelStatuses.ts';
import type { MoveEngine } from './moveEngine.ts';
import { OpenLibraries } from './openLibraries.ts';
import { libraryDatabase } from './place.ts';
import {
  type AddModelRequest,
  type CheckSetupRequest,
  GenerateRequest,
  LoadRequest,
  type SearchRequest,
  type SimilarRequest,
  type StatisticsRequest,
} from './requests.ts';
import { setupReport } from './setupReport.ts';

/** The engine itself, in the process that calls it: a table of contents of what Move Embeddings can do. */
export class LocalEngine implements MoveEngine {
  readonly #tools: EngineTools;
  readonly #libraries = new OpenLibraries();
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
    return this.#libraries.read(database, async ({ table }) => statisticsOf(await table.headers()));
  }

  async similar({ place, clip, ...options }: z.input<typeof SimilarRequest>): Promise<SearchResult> {
    const database = await libraryDatabase(place);
    return this.#libraries.read(database, ({ search }) => search.similar(clip, place.root, options));
  }

  async search({ place, description, ...options }: z.input<typeof SearchRequest>): Promise<SearchResult> {
    const database = await libraryDatabase(place);
    const embedder = await this.#openTextEmbedder();
    const [vector] = await embedder.embed([description]);
    const text = { status: 'embedded', vector, model: embedder.modelId, quality: {} } as const;
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

  close(): void {
    this.#libraries.close();
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
