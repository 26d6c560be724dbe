import { availableParallelism, totalmem } from 'node:os';
import type { ModelPlaces } from '../../models/modelPlaces.ts';
import type { ModelStatus, SetupCheck } from '../answers.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { ffmpegChecks } from './ffmpegChecks.ts';
import { libraryCheck } from './libraryCheck.ts';
import { modelStatuses } from './modelStatuses.ts';

export const checkSetup: EngineHandler<'checkSetup'> = async ({ place, ffmpegPath }, { tools }) => {
  const checks = [
    machineCheck(),
    ...(await ffmpegChecks(ffmpegPath)),
    ...(await modelChecks(tools.models)),
    await libraryCheck(place),
  ];
  return { ready: checks.every(({ state }) => state !== 'missing'), checks };
};

function machineCheck(): SetupCheck {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  return {
    name: 'machine',
    state: 'ok',
    detail: `${process.platform}-${process.arch}, Node ${process.versions.node}, ${availableParallelism()} processors, ${memory}`,
    remedy: null,
  };
}

async function modelChecks(places: ModelPlaces): Promise<SetupCheck[]> {
  return (await modelStatuses(places)).map((model) => ({
    name: `${model.part} model`,
    state: stateOf(model),
    detail:
      model.state === 'ready' ? `${model.id}, ${model.folder}` : `${model.id} is ${DETAIL[model.state]}`,
    remedy: model.advice,
  }));
}

const DETAIL = { 'not-installed': 'not installed', damaged: 'damaged' } as const;

/** A model that does not ship is an offer and not a lack. */
function stateOf({ state, ships }: ModelStatus): SetupCheck['state'] {
  if (state === 'ready') {
    return 'ok';
  }
  return state === 'not-installed' && !ships ? 'warning' : 'missing';
}
