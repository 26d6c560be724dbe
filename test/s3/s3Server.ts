import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

const PYTHON = join(import.meta.dirname, '../../node_modules/.cache/python/s3/bin/python');

/** Whether `test/pythonEnvironment.sh` has installed the server. */
export const hasS3Server = existsSync(PYTHON);

export interface S3Server {
  /** What a program needs in its environment to find and use the server. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/** Starts an S3 server on the loopback address, with one empty bucket. */
export async function startS3Server(bucket: string): Promise<S3Server> {
  const port = await freePort();
  const server = spawn(PYTHON, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', `${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(server);
  const address = `http://127.0.0.1:${port}`;
  const { status } = await fetch(`${address}/${bucket}`, { method: 'PUT' });
  if (status !== 200) {
    throw new Error(`The S3 server refused a bucket (${status}).`);
  }
  return {
    environment: {
      AWS_ENDPOINT: address,
      AWS_ALLOW_HTTP: 'true',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
    },
    stop: () => void server.kill('SIGKILL'),
  };
}

/** Settles when the server says that it listens; rejects if it ends before. */
function listening(server: ChildProcess): Promise<void> {
  let printed = '';
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(printed)));
    server.stderr?.on('data', (text) => {
      printed += text;
      if (printed.includes('Running on')) {
        resolve();
      }
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
