import { expect, it } from 'vitest';
import { readComplaints } from './readComplaints.ts';

async function* written(...texts: string[]) {
  for (const text of texts) {
    yield new TextEncoder().encode(text);
  }
}

it('keeps the last lines, however much is complained of', async () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `complaint ${i}\n`);
  const kept = await readComplaints(written(...lines));
  expect(kept.at(-1)).toBe('complaint 9999');
  expect(kept.length).toBeLessThan(400);
});

it('says the same in every run', async () => {
  expect(await readComplaints(written('[h264 @ 0x55d', '0c1]\tbad\n'))).toEqual(['[h264]\tbad']);
});
