import { type Disposable, type LogOutputChannel, Uri } from 'vscode';
import type { EngineClient } from '../engine/client.ts';
import type { MoveEngine } from '../engine/moveEngine.ts';
import { refuseForeignPlatform } from './refuseForeignPlatform.ts';

/**
 * The engine in a process of its own, which the first request starts. Even its client is loaded only then: most
 * windows that activate the extension never ask for anything. Its output goes to the log.
 */
export function engineOnDemand(
  extensionUri: Uri,
  log: LogOutputChannel,
): { readonly engine: MoveEngine } & Disposable {
  let client: Promise<EngineClient> | null = null;
  const load = async () => {
    const { EngineClient } = await import('../engine/client.ts');
    return new EngineClient({
      script: Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
      onOutput: (line) => log.info(line),
      onStart: (pid) => log.debug(`The engine has started, process ${pid}.`),
    });
  };
  const ask = async (method: keyof MoveEngine, request: never, call: never) => {
    refuseForeignPlatform();
    client ??= load();
    const { engine } = await client;
    return engine[method](request, call);
  };
  // Each method hands its request on to the engine's method of that name.
  const engine = new Proxy({} as MoveEngine, {
    get: (_target, method: keyof MoveEngine) => (request: never, call: never) => ask(method, request, call),
  });
  return { engine, dispose: () => void client?.then((loaded) => loaded.dispose()) };
}
