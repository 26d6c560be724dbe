import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { move } from '../../../test/library/moveBuilder.ts';
import type { Move } from '../../moves/move.ts';
import { csvPieces, guarded } from './csv.ts';

async function tableOf(...moves: readonly Move[]): Promise<Record<string, string>[]> {
  async function* pieces() {
    yield moves;
  }
  let text = '';
  for await (const piece of csvPieces(pieces())) {
    text += piece;
  }
  expect(text.startsWith('\ufeff')).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
}

/** What a reader does who wants the text as it was. */
function unguarded(cell: string): string {
  return cell.replace(/^'('*[=+\-@\t\r])/, '$1');
}

describe('a CSV export', () => {
  it('gives every text back, and no cell that a spreadsheet takes for a formula', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", "''+", "'"), fc.string())
        .map((parts) => parts.join('')),
      fc.constantFrom('=HYPERLINK("http://x","y")', 'a,b;c', '"', 'two\r\nlines', '\n'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), async (labels) => {
        const rows = await tableOf(...labels.map((label, i) => move(`a/${i}.mp4`, { label })));
        expect(rows.map(({ move_label }) => unguarded(move_label))).toEqual(labels);
        for (const cell of rows.flatMap((row) => [row.clip_key, row.move_label, row.move_name])) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('guards different texts differently', () => {
    expect(['=1', "'=1", "''=1", "'a", 'a', ''].map(guarded)).toEqual([
      "'=1",
      "''=1",
      "'''=1",
      "'a",
      'a',
      '',
    ]);
  });

  it('writes vectors as JSON to the last bit, and nothing where there is none', async () => {
    const pose = new Float32Array(512);
    pose.set([Math.fround(0.1), -0, 1.401298464324817e-45, Math.fround(-1 / 3)]);
    const [row] = await tableOf(move('a/b.mp4', { vectors: { pose, audio: null } }));
    expect(Float32Array.from(JSON.parse(row.pose_embedding))).toEqual(pose);
    // Python takes -0 for the integer 0.
    expect(row.pose_embedding.startsWith('[0.1,-0.0,')).toBe(true);
    expect(row.audio_embedding).toBe('');
    expect(JSON.parse(row.quality).audio).toEqual({ missing: 'no audio here' });
  });
});
