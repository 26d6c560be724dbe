import { addModel as install } from '../../models/addModel.ts';
import { modelSpec } from '../../models/findModel.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { modelStatuses } from './modelStatuses.ts';

/** @throws Failure as `install` */
export const addModel: EngineHandler<'addModel'> = async (
  { model, acceptLicence },
  { tools },
  { signal },
) => {
  const { spec } = await install({ source: model, acceptLicence }, tools.models, { signal });
  const [status] = await modelStatuses(tools.models, [modelSpec(spec.id)]);
  return status;
};
