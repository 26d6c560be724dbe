import type { EngineHandler } from '../contract/contract.ts';
import { readPlan } from './planFiles.ts';

export const openPlan: EngineHandler<'openPlan'> = ({ planFile }) => readPlan(planFile);
