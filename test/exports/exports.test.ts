import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIMENSIONS, MODALITIES, type Modality } from '../../src/moves/modality.ts';
import { unit } from '../../src/moves/vectors.ts';
import { unitVector } from '../library/moveBuilder.ts';
import { run, type Workspace, workspaceWith } from '../sampleLibrary.ts';

const PYTHON = join(import.meta.dirname, '../../node_modules/.cache/python/exports/bin/python');
/** Whether `test/pythonEnvironment.sh` has installed the programs that read exports. */
const hasReaders = existsSync(PYTHON);

/** What people may call a move, and files may be called, to break what reads them. */
const LABELS = [
  '=HYPERLINK("http://x","y")',
  "'=1+1",
  '</ANNOTATION_VALUE><b>&amp;',
  'caída, "lenta"; 💃',
  'two\r\nlines\tand a tab',
  null,
  'basic',
  ...['spin', 'spin', 'turn', 'turn', 'turn'],
];

interface Entry {
  readonly clip_key: string;
  readonly move_label: string | null;
  readonly [field: string]: unknown;
}

/** A library of moves that were never filmed. */
function madeEntries(): Entry[] {
  return LABELS.map((label, n) => ({
    clip_id: `clip_${n}`,
    clip_key: n === 0 ? 'a/=cmd,"x".mp4' : `b/${n} ${'é'.repeat(n)}.mp4`,
    video_path: `clips/${n}.mp4`,
    move_name: `Move ${n}`,
    move_label: label,
    difficulty: 'beginner',
    energy_level: (['low', 'medium', 'high'] as const)[n % 3],
    style: 'playful',
    duration: 8,
    ...Object.fromEntries(MODALITIES.map((modality) => [`${modality}_embedding`, vectorOf(modality, n)])),
  }));
}

/** One is missing; one holds what is hard to write. */
function vectorOf(modality: Modality, n: number): number[] | null {
  const vector = unitVector(DIMENSIONS[modality], n * 3 + MODALITIES.indexOf(modality));
  if (n === 7) {
    vector.set([-0, 2.802596928649634e-45, 0.1]);
  }
  return n === 6 && modality !== 'text' ? null : [...(unit(vector) ?? [])];
}

function hexadecimal(vector: unknown): string | null {
  return Array.isArray(vector) ? Buffer.from(Float32Array.from(vector).buffer).toString('hex') : null;
}

describe.skipIf(!hasReaders)('exports, opened by the programs that they are for', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await workspaceWith([]);
    const file = join(workspace.root, 'loaded.json');
    const text = JSON.stringify({ generated_at: '2026-01-01T00:00:00Z', embeddings: madeEntries() });
    // JSON has a negative zero, which JavaScript does not write.
    await writeFile(file, text.replaceAll('[0,2.8', '[-0,2.8'));
    expect(await run(workspace, 'load', file)).toMatchObject({ exitCode: 0 });
    for (const [format, out] of [
      ['parquet', 'moves.parquet'],
      ['csv', 'moves.csv'],
      ['embedding-atlas', 'atlas.parquet'],
      ['fiftyone', 'fiftyone'],
      ['projector', 'projector'],
      ['elan', 'elan'],
    ]) {
      const { stderr, exitCode } = await run(workspace, 'export', '--to', format, '--out', out);
      expect([exitCode, stderr]).toEqual([
        0,
        `${LABELS.length} moves exported\n  ${join(workspace.root, out)}`,
      ]);
    }
  });

  afterAll(() => workspace.remove());

  it('have every label, and vectors equal to the bit', async () => {
    const expected = Object.fromEntries(
      madeEntries().map((entry) => [
        entry.clip_key,
        {
          label: entry.move_label,
          ...Object.fromEntries(
            MODALITIES.map((modality) => [modality, hexadecimal(entry[`${modality}_embedding`])]),
          ),
        },
      ]),
    );
    const file = join(workspace.root, 'expected.json');
    await writeFile(file, JSON.stringify(expected));
    const script = join(import.meta.dirname, 'readExports.py');
    const { stdout, stderr, exitCode } = await execa(PYTHON, [script, workspace.root, file], {
      reject: false,
    });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toHaveLength(7);
  });

  it('are read and trained on as docs/python.md says', async () => {
    const text = await readFile(join(import.meta.dirname, '../../docs/python.md'), 'utf8');
    const programs = [...text.matchAll(/```python\n([\s\S]*?)```/g)].map(([, program]) => program);
    const runnable = programs.filter((program) => !program.includes('lancedb'));
    expect(runnable).toHaveLength(2);
    const { stdout, stderr } = await execa(PYTHON, ['-c', runnable.join('\n')], { cwd: workspace.root });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/category[\s\S]*\n(0|1|nan)(\.\d+)?$/);
  });
});
