import { fromWire, toWire } from './wire.ts';

/**
 * Stands between the page and its host where the page is in a plain browser: VS Code's way to a webview, over HTTP. The
 * host itself, with the real engine behind it, is in the process that served the page.
 */
const host = `/host/${crypto.randomUUID()}`;
const fromHost = new EventSource(`${host}${location.search}`);
fromHost.addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(fromWire(data)));

/** In turn, as they are posted: a request must not overtake the one before it. */
let sending: Promise<unknown> = new Promise((opened) => fromHost.addEventListener('open', opened));

let kept: unknown = JSON.parse(sessionStorage.getItem('kept') ?? 'null');

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => {
      sending = sending.then(() => fetch(host, { method: 'POST', body: toWire(message) }));
    },
    getState: () => kept,
    setState: (state: unknown) => {
      kept = state;
      sessionStorage.setItem('kept', JSON.stringify(state));
    },
  }),
});
