import type { Handlers } from '../../../src/protocol/contract.ts';
import { MessageHandler } from '../../../src/protocol/messageHandler.ts';
import { TO_HOST, TO_PANEL, type ToHost, type ToPanel } from '../../../src/protocol/panel.ts';
import type { Failure } from '../../../src/shared/failure.ts';

/** What VS Code gives a webview. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export type Host = MessageHandler<ToPanel, ToHost>;

export interface HostConnection {
  readonly host: Host;
  /** What `keep` was last given, also by an earlier run of the panel. */
  readonly kept: unknown;
  keep(state: unknown): void;
}

export function connectToHost(
  handlers: Handlers<ToPanel>,
  onFault: (fault: Failure) => void,
): HostConnection {
  const api = acquireVsCodeApi();
  const host: Host = new MessageHandler({
    incoming: TO_PANEL,
    outgoing: TO_HOST,
    handlers,
    post: (message) => api.postMessage(message),
    onFault,
  });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => host.receive(data));
  return { host, kept: api.getState(), keep: (state) => api.setState(state) };
}
