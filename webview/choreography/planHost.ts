import type { Handlers } from '../../src/protocol/contract.ts';
import { MessageHandler } from '../../src/protocol/messageHandler.ts';
import {
  TO_PLAN_HOST,
  TO_PLAN_PAGE,
  type ToPlanHost,
  type ToPlanPage,
} from '../../src/protocol/planEditor.ts';
import type { Failure } from '../../src/shared/failure.ts';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

export type PlanHost = MessageHandler<ToPlanPage, ToPlanHost>;

export function connectToPlanHost(
  handlers: Handlers<ToPlanPage>,
  onFault: (fault: Failure) => void,
): PlanHost {
  const api = acquireVsCodeApi();
  const host: PlanHost = new MessageHandler({
    incoming: TO_PLAN_PAGE,
    outgoing: TO_PLAN_HOST,
    handlers,
    post: (message) => api.postMessage(message),
    onFault,
  });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => host.receive(data));
  return host;
}
