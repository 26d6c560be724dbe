import { z } from 'zod';
import { labelFilterSchema } from '../moves/labels/labelSchemas.ts';

/** What requests to the engine have in common with each other and with those of the pages. */

/** The path of a file or folder. */
export const filePath = z.string().min(1);

/** Where the clips and the library are; what is left out is found. */
export const PlaceRequest = z.object({
  /** Absolute folder that relative paths mean and that discovery looks in: the workspace folder or current folder. */
  root: filePath,
  clips: filePath.optional(),
  annotations: filePath.optional(),
  /** Any LanceDB URI. */
  database: filePath.optional(),
  embeddingsFile: filePath.optional(),
});

export type Place = z.infer<typeof PlaceRequest>;

/** What a person calls a collection. */
export const CollectionName = z.string().trim().min(1).max(200);

export const Weight = z.number().min(0).max(1e6);

export const WeightsRequest = z.object({ pose: Weight, audio: Weight, text: Weight });

export const FilterRequest = labelFilterSchema;
