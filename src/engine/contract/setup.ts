import { z } from 'zod';
import type { ModelStatus, SetupReport } from '../answers.ts';
import { filePath, PlaceRequest } from '../requests.ts';
import { answering } from './method.ts';

/** What can be asked about the machine. */
export const SETUP_METHODS = {
  models: answering<readonly ModelStatus[]>().to(z.object({})),
  /** Installs a model from a file, or from its publisher once its licence is accepted. */
  addModel: answering<ModelStatus>().to(z.object({ model: z.string().min(1), acceptLicence: z.boolean() })),
  /** What works on this machine and what is missing, with the command that gets it. */
  checkSetup: answering<SetupReport>().to(z.object({ place: PlaceRequest, ffmpegPath: filePath.optional() })),
};
