import { type Disposable, type LogOutputChannel, Uri } from 'vscode';
import { engineOnFirstUse } from '../engine/engineOnFirstUse.ts';
import type { MoveEngine } from '../engine/moveEngine.ts';
import type { EngineClient } from '../engine/process/client.ts';
import { refuseForeignPlatform } from './refuseForeignPlatform.ts';

/** The engine in a process of its own, which the first request starts. Its output goes to the log. */
export function engineOnDemand(
  extensionUri: Uri,
  log: LogOutputChannel,
): { readonly engine: MoveEngine } & Disposable {
  let client: EngineClient | null = null;
  const engine = engineOnFirstUse(async () => {
    refuseForeignPlatform();
    const { EngineClient } = await import('../engine/process/client.ts');
    client = new EngineClient({
      script: Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
      onOutput: (line) => log.info(line),
      onStart: (pid) => log.debug(`The engine has started, process ${pid}.`),
    });
    return client.engine;
  });
  return { engine, dispose: () => client?.dispose() };
}
