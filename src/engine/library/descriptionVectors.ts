import { TextEmbedder } from '../../embedding/text/textEmbedder.ts';
import { findModel, modelSpec } from '../../models/findModel.ts';
import { DEFAULT_TEXT_MODEL } from '../../models/manifest.ts';
import type { ModelPlaces } from '../../models/modelPlaces.ts';
import type { Embedding } from '../../moves/move.ts';
import type { TextQuality } from '../../moves/quality.ts';

/** Embeds the words of searches. The model is opened by the first of them. */
export class DescriptionVectors {
  readonly #models: ModelPlaces;
  #embedder: Promise<TextEmbedder> | null = null;

  constructor(models: ModelPlaces) {
    this.#models = models;
  }

  /** @throws Failure as `findModel` */
  async embed(description: string): Promise<Embedding<TextQuality>> {
    const embedder = await this.embedder();
    const [vector] = await embedder.embed([description]);
    return { status: 'embedded', vector, model: embedder.modelId, quality: {} };
  }

  /** @throws Failure as `findModel` */
  embedder(): Promise<TextEmbedder> {
    this.#embedder ??= findModel(modelSpec(DEFAULT_TEXT_MODEL), this.#models).then(TextEmbedder.open);
    this.#embedder.catch(() => {
      // A model that was missing may be there next time.
      this.#embedder = null;
    });
    return this.#embedder;
  }
}
