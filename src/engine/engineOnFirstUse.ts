import type { MoveEngine } from './moveEngine.ts';

/**
 * An engine that is opened by the first request: even its code is loaded only then, which takes longer than many a
 * program that never asks for anything. Where opening fails, the request fails with it and the next one opens anew.
 */
export function engineOnFirstUse(open: () => Promise<MoveEngine>): MoveEngine {
  let opened: Promise<MoveEngine> | null = null;
  const ask = async (method: keyof MoveEngine, request: never, call: never) => {
    opened ??= open();
    const engine = await opened.catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return engine[method](request, call);
  };
  // Each method hands its request on to the engine's method of that name.
  return new Proxy({} as MoveEngine, {
    get: (_target, method: keyof MoveEngine) => (request: never, call: never) => ask(method, request, call),
  });
}
