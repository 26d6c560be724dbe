import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { FoundModel } from '../../models/findModel.ts';
import { openSession } from '../../models/session.ts';
import { DIMENSIONS } from '../../moves/modality.ts';
import type { ModelId } from '../../moves/move.ts';
import { unit } from '../../moves/vectors.ts';
import { meanOfTokens } from './meanOfTokens.ts';

/** Version of what is computed around the network: one text a run, mean over its tokens, unit length. */
const METHOD = 1;

/** Longest text the network was trained on, in tokens with the two that mark its ends. */
const MAX_TOKENS = 256;

/** Turns sentences into unit vectors that lie close together where the sentences mean much the same. */
export class TextEmbedder {
  readonly modelId: ModelId;
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;

  private constructor(modelId: ModelId, session: InferenceSession, tokenizer: Tokenizer) {
    this.modelId = modelId;
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  /** What vectors made with these weights are marked with. */
  static idWith(model: FoundModel): ModelId {
    return model.idFor(METHOD);
  }

  static async open(model: FoundModel): Promise<TextEmbedder> {
    const tokenizerJson: object = JSON.parse(await readFile(model.path('tokenizer'), 'utf8'));
    // The second argument only holds what the network does not use, such as chat templates.
    const tokenizer = new Tokenizer(tokenizerJson, {});
    return new TextEmbedder(TextEmbedder.idWith(model), await openSession(model.path('weights')), tokenizer);
  }

  /**
   * Unit vectors of 384, one a text, in the texts' order; equal texts are embedded once. A text longer than
   * 256 tokens counts up to there. The same text gives the same bytes whatever it is embedded with.
   */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors = new Map<string, Float32Array>();
    for (const text of texts) {
      if (!vectors.has(text)) {
        vectors.set(text, await this.#embedOne(text));
      }
    }
    return texts.map((text) => Float32Array.from(vectors.get(text) ?? []));
  }

  /** One at a time: the 8-bit network scales its numbers by the largest in a run, so texts in a batch alter each other. */
  async #embedOne(text: string): Promise<Float32Array> {
    const tokens = this.#tokenIdsOf(text);
    const row = (values: bigint[]) => new Tensor('int64', BigInt64Array.from(values), [1, values.length]);
    const { last_hidden_state: hidden } = await this.#session.run({
      input_ids: row(tokens),
      attention_mask: row(tokens.map(() => 1n)),
      token_type_ids: row(tokens.map(() => 0n)),
    });
    if (!(hidden?.data instanceof Float32Array)) {
      throw new TypeError('The text model does not answer with token vectors.');
    }
    const vector = unit(meanOfTokens(hidden.data, tokens.length, DIMENSIONS.text));
    if (!vector) {
      throw new RangeError('The text model gave a vector without a direction.');
    }
    return vector;
  }

  /** Truncated in the middle, so that the mark of the text's end stays. */
  #tokenIdsOf(text: string): bigint[] {
    const { ids } = this.#tokenizer.encode(text);
    const kept = ids.length > MAX_TOKENS ? [...ids.slice(0, MAX_TOKENS - 1), ...ids.slice(-1)] : ids;
    return kept.map((id) => BigInt(id));
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
