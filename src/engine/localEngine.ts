import { z } from 'zod';
import type { Call } from '../rpc/procedures.ts';
import { Failure } from '../shared/failure.ts';
import { alternatives } from './choreography/alternatives.ts';
import { cueSheet } from './choreography/cueSheet.ts';
import { locatePlan } from './choreography/locatePlan.ts';
import { openPlan } from './choreography/openPlan.ts';
import { planChoreography } from './choreography/planChoreography.ts';
import { render } from './choreography/render.ts';
import { replan } from './choreography/replan.ts';
import { savePlan } from './choreography/savePlan.ts';
import { songPreview } from './choreography/songs/songPreview.ts';
import { songWaveform } from './choreography/songs/songWaveform.ts';
import { understand } from './choreography/understand.ts';
import {
  ENGINE_CONTRACT,
  type EngineContract,
  type EngineMethod,
  engineAnsweredBy,
  type MoveEngine,
} from './contract/contract.ts';
import type { Handlers } from './contract/method.ts';
import { type EngineContext, engineContext } from './engineContext.ts';
import type { EngineTools } from './engineTools.ts';
import { changeCollection, collections, removeCollection } from './labels/collections.ts';
import { followRenamed } from './labels/followRenamed.ts';
import { draftLabels, label } from './labels/label.ts';
import { readLabelFile, writeLabelFile } from './labels/labelFiles.ts';
import { relabel } from './labels/relabel.ts';
import { labelNext, suggestLabels } from './labels/suggest.ts';
import { poster, preview } from './library/clips/pictures.ts';
import { seenDancers } from './library/clips/seenDancers.ts';
import { exportLibrary } from './library/exportLibrary.ts';
import { generate } from './library/generate.ts';
import { load } from './library/load.ts';
import { mapVectors } from './library/mapVectors.ts';
import { move } from './library/move.ts';
import { moves } from './library/moves.ts';
import { search } from './library/search.ts';
import { similar } from './library/similar.ts';
import { statistics } from './library/statistics.ts';
import { addModel } from './setup/addModel.ts';
import { checkSetup } from './setup/checkSetup.ts';
import { models } from './setup/models.ts';

const HANDLERS: Handlers<EngineContract, EngineContext> = {
  generate,
  load,
  exportLibrary,
  statistics,
  moves,
  move,
  mapVectors,
  poster,
  seenDancers,
  preview,
  similar,
  search,
  label,
  draftLabels,
  readLabelFile,
  writeLabelFile,
  followRenamed,
  suggestLabels,
  labelNext,
  collections,
  changeCollection,
  removeCollection,
  relabel,
  understand,
  planChoreography,
  replan,
  alternatives,
  locatePlan,
  openPlan,
  cueSheet,
  savePlan,
  songWaveform,
  songPreview,
  render,
  models,
  addModel,
  checkSetup,
};

/** The engine itself, in the process that asks it. */
export interface LocalEngine extends MoveEngine {
  /** Closes the libraries that are open. */
  close(): void;
}

/** Here each request is checked, once, whether the command line asks or another process through the server. */
export function localEngine(tools: EngineTools): LocalEngine {
  const context = engineContext(tools);
  return {
    ...engineAnsweredBy(async (method, request, call = {}) => {
      // The schema and the handler of a method have the same types, which a union of methods does not tell.
      const handle = HANDLERS[method] as (
        request: unknown,
        ...rest: [EngineContext, Call<never>]
      ) => Promise<unknown>;
      return handle(checked(method, request), context, call);
    }),
    close: () => context.libraries.close(),
  };
}

/** @throws Failure `bad-request` saying in words what is wrong with it */
function checked(method: EngineMethod, request: unknown): unknown {
  const result = ENGINE_CONTRACT[method].request.safeParse(request);
  if (!result.success) {
    throw new Failure(
      'bad-request',
      `The request ${method} is not understood: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}
