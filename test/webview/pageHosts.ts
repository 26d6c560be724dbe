import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Handlers } from '../../src/protocol/contract.ts';
import { MessageHandler } from '../../src/protocol/messageHandler.ts';
import { TO_HOST, TO_PANEL, type ToHost, type ToPanel } from '../../src/protocol/panel.ts';
import { fromWire, toWire } from '../../webview/dev/wire.ts';
import type { EngineHost } from './engineHost.ts';
import { SCENES, sceneOf } from './scenes.ts';

/** The host of one page, as tests see it. */
export interface PageHost {
  /** What the page has asked for, by type. */
  readonly asked: readonly string[];
  /** Plays what a host tells by itself. */
  readonly tell: MessageHandler<ToHost, ToPanel>['tell'];
}

/** The hosts of the pages that are open in browsers; each page has its own. */
export class PageHosts {
  readonly #handlers: EngineHost['handlers'];
  readonly #hosts = new Map<string, MessageHandler<ToHost, ToPanel>>();
  /** The host of the page that was opened with `?page=…`. */
  readonly byPage = new Map<string, PageHost>();

  constructor(handlers: EngineHost['handlers']) {
    this.#handlers = handlers;
  }

  /** Answers `/host/ID`: a GET opens the way to the page, each POST is a message from it. */
  async serve({ pathname, searchParams }: URL, request: IncomingMessage, response: ServerResponse) {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      this.#open(pathname, searchParams, (message) => response.write(`data: ${toWire(message)}\n\n`));
      response.on('close', () => this.#hosts.delete(pathname));
    } else {
      this.#hosts.get(pathname)?.receive(fromWire(await text(request)));
      response.writeHead(204).end();
    }
  }

  #open(id: string, query: URLSearchParams, post: (message: unknown) => void): void {
    const asked: string[] = [];
    const real = this.#handlers(query.get('language') ?? 'en', (progress) =>
      host.tell('askedProgress', progress),
    );
    const host: MessageHandler<ToHost, ToPanel> = new MessageHandler({
      incoming: TO_HOST,
      outgoing: TO_PANEL,
      handlers: noting(
        asked,
        sceneOf(real, {
          scene: SCENES.find((known) => known === query.get('scene')) ?? 'ready',
          moves: Number(query.get('moves') ?? 0),
          tell: (type, event) => host.tell(type, event),
        }),
      ),
      post,
      onFault: (fault) => console.error(fault),
    });
    this.#hosts.set(id, host);
    this.byPage.set(query.get('page') ?? id, { asked, tell: host.tell.bind(host) });
  }
}

/** The handlers, with each request's type noted as it comes in. */
function noting(asked: string[], handlers: Handlers<ToHost>): Handlers<ToHost> {
  return new Proxy(handlers, {
    get: (target, type, receiver) => {
      asked.push(String(type));
      return Reflect.get(target, type, receiver);
    },
  });
}
