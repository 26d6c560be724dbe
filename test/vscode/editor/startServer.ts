import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import type { Editor } from './installEditor.ts';

export interface ServerOptions {
  /** Extensions to install first. */
  readonly vsix?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether folders must be trusted before programs run on them; by default all are trusted. */
  readonly workspaceTrust?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface EditorServer {
  readonly port: number;
  /** The profile, with the server's log. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A quiet editor: nothing that asks, updates, or reaches out. */
export const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'github.gitAuthentication': false,
  'window.confirmBeforeClose': 'never',
};

const STARTUP_MS = 60_000;

/** Starts VS Code's server with a fresh profile on a free port. */
export async function startServer(
  { serverMain }: Editor,
  options: ServerOptions = {},
): Promise<EditorServer> {
  const folder = await mkdtemp(join(tmpdir(), 'editor-'));
  const userFolder = join(folder, 'user');
  const settings = { ...SETTINGS, ...options.settings };
  await mkdir(join(userFolder, 'User'), { recursive: true });
  await mkdir(join(folder, 'home'));
  await writeFile(join(userFolder, 'User/settings.json'), JSON.stringify(settings));
  const { NODE_OPTIONS: _, CODE_SERVER_PARENT_PID: __, ...inherited } = process.env;
  const env = { ...inherited, HOME: join(folder, 'home'), ...options.env };
  const profile = [
    '--accept-server-license-terms',
    ...['--user-data-dir', userFolder, '--server-data-dir', join(folder, 'server')],
    ...['--extensions-dir', join(folder, 'extensions')],
  ];
  for (const vsix of options.vsix ?? []) {
    await execa(process.execPath, [serverMain, ...profile, '--install-extension', vsix], {
      env,
      extendEnv: false,
    });
  }
  const port = await freePort();
  const log = openSync(join(folder, 'server.log'), 'w');
  const server = spawn(
    process.execPath,
    [
      ...[serverMain, '--host', '127.0.0.1', '--port', `${port}`, '--without-connection-token', ...profile],
      ...['--disable-telemetry', '--telemetry-level', 'off', '--reconnection-grace-time', '2'],
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    { env, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const stop = async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answered(port, server, folder);
  } catch (error) {
    await end(server);
    throw error;
  }
  return { port, folder, stop };
}

async function answered(port: number, server: ChildProcess, folder: string): Promise<void> {
  const deadline = Date.now() + STARTUP_MS;
  for (;;) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) {
      return;
    }
    if (server.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The editor's server did not start; ${folder}/server.log tells why.`);
    }
    await delay(100);
  }
}

/** Ends the server with its extension hosts and what they started. */
async function end(server: ChildProcess): Promise<void> {
  const { pid } = server;
  if (pid === undefined || server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.kill(-pid, 'SIGTERM');
  const killing = setTimeout(() => process.kill(-pid, 'SIGKILL'), 3_000);
  await ended;
  clearTimeout(killing);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
