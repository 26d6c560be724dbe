import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { MoveTable } from '../../src/store/table.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it("asks LanceDB's own server with the key and at the address that the environment names", async () => {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.headers);
    answer.setHeader('content-type', 'application/json').end('{"tables": []}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('LANCEDB_API_KEY', 'a key');
  vi.stubEnv('LANCEDB_HOST', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await expect(MoveTable.open('db://moves', { create: false })).rejects.toMatchObject({
    code: 'library-missing',
  });
  server.close();
  expect(asked[0]?.['x-api-key']).toBe('a key');
});

it('says that the key is missing', async () => {
  await expect(MoveTable.open('db://moves', { create: false })).rejects.toThrow(/api_key/);
});
