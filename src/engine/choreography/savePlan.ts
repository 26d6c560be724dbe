import type { EngineHandler } from '../contract/contract.ts';
import { writePlan } from './planFiles.ts';

export const savePlan: EngineHandler<'savePlan'> = async ({ planFile, plan }) => {
  await writePlan(planFile, plan);
  return { file: planFile };
};
