import type { Call } from '../../rpc/procedures.ts';
import type { EngineContext } from '../engineContext.ts';
import { CHOREOGRAPHY_METHODS } from './choreography.ts';
import { LABEL_METHODS } from './labels.ts';
import { LIBRARY_METHODS } from './library.ts';
import type { CallableMethods, CheckedOf, Handler } from './method.ts';
import { SETUP_METHODS } from './setup.ts';

/**
 * Every capability of Move Embeddings, by the name of its method. The engine's type, its client, its process and the
 * check of each request follow from this table.
 */
export const ENGINE_CONTRACT = {
  ...LIBRARY_METHODS,
  ...LABEL_METHODS,
  ...CHOREOGRAPHY_METHODS,
  ...SETUP_METHODS,
};

export type EngineContract = typeof ENGINE_CONTRACT;
export type EngineMethod = keyof EngineContract;

export const ENGINE_METHODS = Object.keys(ENGINE_CONTRACT) as readonly EngineMethod[];

/**
 * The engine, for the command line in its own process and for VS Code in the engine's. Each method rejects with a
 * `Failure` that says what the user can do about it.
 */
export type MoveEngine = CallableMethods<EngineContract>;

/** What a method of the engine is given: checked, with the defaults filled in. */
export type RequestOf<Name extends EngineMethod> = CheckedOf<EngineContract[Name]>;

/** What answers a method of the engine. */
export type EngineHandler<Name extends EngineMethod> = Handler<EngineContract[Name], EngineContext>;

/** An engine whose every method is answered by `answer`. */
export function engineAnsweredBy(
  answer: (method: EngineMethod, request: unknown, call?: Call<never>) => Promise<unknown>,
): MoveEngine {
  return Object.fromEntries(
    ENGINE_METHODS.map((method) => [
      method,
      (request: unknown, call?: Call<never>) => answer(method, request, call),
    ]),
    // Each method has the types that the table says.
  ) as unknown as MoveEngine;
}
