import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AnalysisPoolOptions, analyseClips } from '../../src/generation/analysis/analysisPool.ts';
import type { AnalysisRequest } from '../../src/generation/analysis/clipAnalysis.ts';
import type { ClipKey } from '../../src/moves/clip.ts';
import { inEnglish } from '../../src/moves/reasons/reasonWords.ts';

const MOODY = join(import.meta.dirname, 'fixtures/moody.cjs');

function requests(...keys: string[]): (AnalysisRequest & { readonly key: ClipKey })[] {
  const ffmpeg = { ffmpeg: '', ffprobe: '', version: '', source: 'path' } as const;
  const pose = { network: 'movenet-multipose', model: 'm', weightsPath: '' } as const;
  return keys.map((key) => ({ setup: { ffmpeg, pose, threads: 1 }, key: key as ClipKey, path: key }));
}

/** The reason each clip failed with, by clip. */
async function reasons(
  clips: Iterable<AnalysisRequest & { readonly key: ClipKey }>,
  options: Partial<AnalysisPoolOptions> = {},
  signal?: AbortSignal,
): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  const pool = { script: MOODY, processes: 1, stallSeconds: 60, ...options };
  for await (const { request, analysis } of analyseClips(clips, pool, { signal })) {
    found.push([request.key, analysis.status === 'failed' ? inEnglish(analysis.reason) : '']);
  }
  return Object.fromEntries(found);
}

describe('the pool of analysis processes', () => {
  it('does many clips in one process', async () => {
    const { a, b, c } = await reasons(requests('a', 'b', 'c'));
    expect(a).toMatch(/^process \d+$/);
    expect([b, c]).toEqual([a, a]);
  });

  it('fails only the clip at which a process dies, and goes on with another process', async () => {
    const { a, dies, b } = await reasons(requests('a', 'dies', 'b'));
    expect(dies).toBe('its process ended (SIGKILL)');
    expect(b).toMatch(/^process \d+$/);
    expect(b).not.toBe(a);
  });

  it('ends a process that shows no sign of life', async () => {
    const { hangs, b } = await reasons(requests('hangs', 'b'), { stallSeconds: 4 });
    expect(hangs).toBe('nothing was read of it for 4 seconds');
    expect(b).toMatch(/^process \d+$/);
  });

  it('fails a clip whose analysis throws, with what it threw', async () => {
    expect(await reasons(requests('throws', 'b'))).toMatchObject({ throws: 'the network is not one' });
  });

  it('does every clip once, whatever happens to some', async () => {
    const keys = ['a', 'dies', 'b', 'c', 'throws', 'd'];
    const done = await reasons(requests(...keys), { processes: 3 });
    expect(Object.keys(done).sort()).toEqual([...keys].sort());
  });

  it('stops at once when told to, with a process that hangs', async () => {
    const abort = new AbortController();
    function* clips() {
      yield* requests('hangs');
      abort.abort();
      yield* requests('b');
    }
    expect(await reasons(clips(), { processes: 2 }, abort.signal)).toEqual({});
  });
});
