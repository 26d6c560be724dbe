import type { EngineHandler } from '../contract/contract.ts';
import { locateFiles } from './planFiles.ts';

export const locatePlan: EngineHandler<'locatePlan'> = ({ planFile, plan }) => locateFiles(planFile, plan);
