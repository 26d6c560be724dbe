import { expect, it } from 'vitest';
import type { FoundMove } from '../../engine/moveEngine.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { metadataOf, NOTHING_ANNOTATED } from '../../moves/labels/metadata.ts';
import { searchJson } from './searchJson.ts';

const key = 'basic/o.mp4' as ClipKey;

const found: FoundMove = {
  key,
  videoPath: 'clips/basic/o.mp4',
  metadata: metadataOf(key, {
    ...NOTHING_ANNOTATED,
    clipId: 'o',
    key,
    label: 'basic',
    energy: 'low',
    difficulty: 'medium',
  }),
  durationSeconds: 8,
  tempoBpm: null,
  score: 0.7500000001,
  parts: { pose: 0.5, audio: null, text: 0.1234567 },
  match: { similarity: 0.1234567, where: { query: [0.5, 3], result: [2, 5.5] } },
  reasons: [{ because: 'same-label', field: 'difficulty', value: 'intermediate', share: 0.25 }],
};

it("has the contract's fields, rounded numbers, and null where there is nothing to compare", () => {
  const json = searchJson({
    query: { kind: 'clip', key: 'spin/q.mp4' as ClipKey },
    weights: { pose: 1, audio: 0, text: 0 },
    asked: 10,
    results: [found],
    nearCopies: [],
    notComparable: 0,
    relaxations: [],
  });
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    query: 'spin/q.mp4',
    weights: { pose: 1, audio: 0, text: 0 },
    results: [
      {
        clip_key: 'basic/o.mp4',
        clip_id: 'o',
        move_name: 'O',
        score: 0.75,
        parts: { pose: 0.5, audio: null, text: 0.123457 },
        match: { similarity: 0.123457, query: [0.5, 3], result: [2, 5.5] },
        move_label: 'basic',
        difficulty: 'intermediate',
        energy_level: 'low',
        style: 'romantic',
        dance: null,
        tags: [],
        favourite: null,
        notes: null,
        count_one: null,
        category: 'basic',
        tempo_bpm: null,
        reasons: ['both at intermediate level'],
        why: [{ because: 'same-label', field: 'difficulty', value: 'intermediate', share: 0.25 }],
      },
    ],
    near_copies: [],
    not_comparable: 0,
    relaxations: [],
  });
});
