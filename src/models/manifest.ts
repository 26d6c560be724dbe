import { z } from 'zod';
import manifestJson from '../../models/manifest.json';
import type { ModelId } from '../moves/move.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const shape = z.array(z.int().nullable());

const fileSchema = z.object({
  /** What the file is for: every model has weights, the text model a tokenizer besides. */
  role: z.enum(['weights', 'tokenizer']),
  name: z.string().regex(/^[\w.-]+$/),
  sha256,
  bytes: z.int().positive(),
  /** Where its publisher offers exactly this file; absent where nobody does. */
  url: z.url({ protocol: /^https$/ }).optional(),
});

const modelSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  part: z.enum(['text', 'pose']),
  title: z.string(),
  /** Length of the vectors that are made with it. */
  dimensions: z.int().positive(),
  /** Whether its files come with the program. Those that do not ask for consent to their licence. */
  ships: z.boolean(),
  licence: z.string(),
  publisher: z.string(),
  origin: z.string(),
  /** How a user comes by a file that nobody offers for download. */
  howToGet: z.string().optional(),
  /** By what a file that the user exported from the same network is recognised, where such files are taken. */
  ownExport: z
    .object({
      /** Words in the file, by which its exporter names the network. */
      marker: z.string().min(1),
      /** Shapes of the first input and output; null is any size. */
      input: shape,
      output: shape,
    })
    .optional(),
  files: z.array(fileSchema).min(1),
});

const manifestSchema = z.object({ models: z.array(modelSchema) });

export type ModelFile = z.infer<typeof fileSchema>;
export type ModelSpec = z.infer<typeof modelSchema>;
export type FileRole = ModelFile['role'];

/** Every model the program knows, those that ship and those that do not. */
export const MODELS: readonly ModelSpec[] = manifestSchema.parse(manifestJson).models;

export const DEFAULT_TEXT_MODEL = 'all-MiniLM-L6-v2';
export const DEFAULT_POSE_MODEL = 'movenet-multipose-int8';

/** The file of a model that has this role. Throws RangeError where the manifest names none. */
export function fileOf(spec: ModelSpec, role: FileRole): ModelFile {
  const file = spec.files.find((candidate) => candidate.role === role);
  if (!file) {
    throw new RangeError(`The model ${spec.id} has no ${role}.`);
  }
  return file;
}

/**
 * What vectors are marked with: `movenet-multipose@39c9ff9c+3`.
 * @param weightsSha256 of the weights in use.
 * @param method version of what is computed around the network.
 */
export function modelId(spec: ModelSpec, weightsSha256: string, method: string | number): ModelId {
  return `${spec.id}@${weightsSha256.slice(0, 8)}+${method}`;
}
