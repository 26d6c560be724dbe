import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { type EngineHost, startEngineHost } from './engineHost.ts';
import { PageHosts } from './pageHosts.ts';

/** Themes that there are files of. */
export const THEMES = ['dark-modern', 'light-modern', 'high-contrast'] as const;
export type Theme = (typeof THEMES)[number];

const NONCE = 'nonceOfTheTest';

/** Stricter than the extension's own page: no inline style of any kind. */
const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}'`,
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  'worker-src blob:',
].join('; ');

const SAMPLE_CLIP = 'samples/clips/ladyturn/ladyturn_right.mp4';

export interface PanelServer {
  readonly address: string;
  readonly host: EngineHost;
  readonly pages: PageHosts;
  close(): void;
}

/** Serves the built pages as a webview would: by nonce, under a content security policy, with the real engine behind. */
export async function startPanelServer(port = 0): Promise<PanelServer> {
  const scripts = new Map([
    ['/hostBridge.js', await bundleDev('hostBridge')],
    ['/fakePlanHost.js', await bundleDev('fakePlanHost')],
    ...['/panel.js', '/plan.js', '/mapWorker.js'].map(
      (path) => [path, readFileSync(`dist/webview${path}`, 'utf8')] as const,
    ),
  ]);
  const host = await startEngineHost((file) => `/file/${encodeURIComponent(file)}`);
  const pages = new PageHosts(host.handlers);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/host/')) {
      void pages.serve(url, request, response);
    } else if (url.pathname.startsWith('/file/')) {
      serveFile(decodeURIComponent(url.pathname.slice('/file/'.length)), host.folders(), request, response);
    } else if (url.pathname === '/song.wav') {
      serveSong(request.headers.range, response);
    } else if (url.pathname === '/clip.mp4') {
      serveFile(resolve(SAMPLE_CLIP), [resolve('samples')], request, response);
    } else {
      const [type, body] = answerTo(url, scripts);
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
    }
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const close = () => {
    server.close();
    server.closeAllConnections();
    host.close();
  };
  return { address: `http://127.0.0.1:${portOf(server)}`, host, pages, close };
}

async function bundleDev(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`webview/dev/${name}.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function answerTo(url: URL, scripts: ReadonlyMap<string, string>): readonly [string, string] {
  const script = scripts.get(url.pathname);
  if (script !== undefined) {
    return ['text/javascript', script];
  }
  switch (url.pathname) {
    case '/':
      return ['text/html', page(url.searchParams.get('theme') ?? 'dark-modern', 'hostBridge', 'panel')];
    case '/plan':
      return ['text/html', page(url.searchParams.get('theme') ?? 'dark-modern', 'fakePlanHost', 'plan')];
    case '/poster.svg':
      return ['image/svg+xml', poster(url.searchParams.get('clip') ?? '')];
    default:
      if (url.pathname.startsWith('/themes/')) {
        return ['text/css', readFileSync(`webview/dev${url.pathname}`, 'utf8')];
      }
      if (url.pathname.startsWith('/l10n/')) {
        return ['application/json', readFileSync(url.pathname.slice(1), 'utf8')];
      }
      return ['text/plain', ''];
  }
}

const TYPES: Readonly<Record<string, string>> = { '.mp4': 'video/mp4', '.jpg': 'image/jpeg' };

/** A file below one of the roots, whole or the part that is asked for: what cannot be sought in cannot loop a part. */
function serveFile(
  file: string,
  roots: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!roots.some((root) => file.startsWith(`${root}${sep}`))) {
    response.writeHead(404).end();
    return;
  }
  const { size } = statSync(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(Number(range?.[2] || size - 1), size - 1);
  response.writeHead(range === null ? 200 : 206, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}

/** A minute and a half of silence, in pieces as they are asked for: what cannot be sought in cannot be begun late. */
function serveSong(range: string | undefined, response: ServerResponse): void {
  const rate = 8000;
  const song = Buffer.alloc(44 + 95 * rate, 128);
  song.write('RIFF....WAVEfmt ', 0, 'latin1');
  song.writeUInt32LE(song.length - 8, 4);
  song.writeUInt32LE(16, 16);
  song.writeUInt16LE(1, 20);
  song.writeUInt16LE(1, 22);
  song.writeUInt32LE(rate, 24);
  song.writeUInt32LE(rate, 28);
  song.writeUInt16LE(1, 32);
  song.writeUInt16LE(8, 34);
  song.write('data', 36, 'latin1');
  song.writeUInt32LE(song.length - 44, 40);
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  response
    .writeHead(range === undefined ? 200 : 206, {
      'content-type': 'audio/wav',
      'accept-ranges': 'bytes',
      'content-length': song.length - from,
      ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${song.length - 1}/${song.length}` }),
    })
    .end(song.subarray(from));
}

function page(theme: string, host: string, script: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moves</title>
<link rel="stylesheet" href="/themes/${encodeURIComponent(theme)}.css">
<link rel="stylesheet" href="/themes/page.css">
</head>
<body>
<script type="module" nonce="${NONCE}" src="/${host}.js"></script>
<script type="module" nonce="${NONCE}" src="/${script}.js" data-map-worker="/mapWorker.js"></script>
</body>
</html>`;
}

/** Two dancers before a wall, in colours that the clip's name gives. */
function poster(clip: string): string {
  const hue = [...clip].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const lean = (hue % 40) - 20;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">
<defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="hsl(${hue},32%,34%)"/><stop offset="1" stop-color="hsl(${hue},34%,16%)"/></linearGradient></defs>
<rect width="320" height="180" fill="url(#w)"/><rect y="146" width="320" height="34" fill="hsl(${hue},20%,11%)"/>
<g stroke-width="12" stroke-linecap="round" stroke-linejoin="round" fill="none" transform="translate(${hue % 60} 0)">
<g stroke="hsl(${(hue + 30) % 360},60%,72%)" transform="rotate(${lean / 3} 110 150)"><circle cx="110" cy="46" r="11" fill="hsl(${(hue + 30) % 360},60%,72%)" stroke="none"/><path d="M110 66v42M110 108l-14 44M110 108l16 44M110 74l34 ${14 + lean / 2}"/></g>
<g stroke="hsl(${(hue + 200) % 360},55%,78%)" transform="rotate(${-lean / 2} 170 150)"><circle cx="170" cy="52" r="11" fill="hsl(${(hue + 200) % 360},55%,78%)" stroke="none"/><path d="M170 72c5 12 4 26 0 38M170 110l-12 42M170 110l18 42M170 78l-26 10M170 78l28 ${-lean}"/></g>
</g></svg>`;
}
