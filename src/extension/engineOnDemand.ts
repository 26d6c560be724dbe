import { type LogOutputChannel, Uri } from 'vscode';
import { EngineClient } from '../engine/client.ts';

/** The engine in a process of its own, which the first request starts. Its output goes to the log. */
export function engineOnDemand(extensionUri: Uri, log: LogOutputChannel): EngineClient {
  return new EngineClient({
    script: Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
    onOutput: (line) => log.info(line),
    onStart: (pid) => log.debug(`The engine has started, process ${pid}.`),
  });
}
