import type { EngineHandler } from '../contract/contract.ts';
import { modelStatuses } from './modelStatuses.ts';

export const models: EngineHandler<'models'> = (_request, { tools }) => modelStatuses(tools.models);
