import { describe, expect, it } from 'vitest';
import type { Statistics } from '../../../src/moves/statistics.ts';
import { key, move, statistics } from '../testing/builders.ts';
import { attentionOf } from './attention.ts';
import { glanceOf } from './glance.ts';

const NOTHING_CHANGED = { added: [], changed: [], relabelled: [], gone: [], failed: [] };

describe('the library at a glance', () => {
  it('adds up the clips and tells when the newest was embedded', () => {
    const moves = [
      move('a/one.mp4', {}, { durationSeconds: 7, embeddedAtMs: 20 }),
      move('a/two.mp4', {}, { durationSeconds: 8.5, embeddedAtMs: 10 }),
    ];
    expect(glanceOf(moves, statistics())).toMatchObject({ moves: 2, seconds: 15.5, generatedAtMs: 20 });
  });

  it('names models without their fingerprints, unless these are all that tells two apart', () => {
    const models = (pose: Record<string, number>) => {
      const { quality } = statistics();
      return glanceOf([], statistics({ quality: { ...quality, models: { ...quality.models, pose } } })).models
        .pose;
    };
    expect(models({ 'movenet@12+3': 5 })).toEqual(['movenet']);
    expect(models({ 'movenet@12+3': 5, 'yolo@77+3': 1 })).toEqual(['movenet', 'yolo']);
    expect(models({ 'movenet@12+3': 5, 'movenet@12+4': 1 })).toEqual(['movenet@12+3', 'movenet@12+4']);
  });
});

describe('what deserves a look', () => {
  it('is nothing in a sound library', () => {
    expect(Object.values(attentionOf(statistics(), NOTHING_CHANGED)).flat()).toEqual([]);
  });

  it('names a clip once, with all that is the matter, in the order of keys', () => {
    const { quality } = statistics();
    const missing: Statistics['quality']['missing'] = {
      ...quality.missing,
      pose: [{ reason: { because: 'nobody-found' }, clip_keys: ['b.mp4'] }],
      audio: [{ reason: { because: 'no-sound' }, clip_keys: ['b.mp4', 'a.mp4'] }],
    };
    expect(attentionOf(statistics({ quality: { ...quality, missing } }), null).incomplete).toEqual([
      { key: 'a.mp4', details: [{ fact: 'reason', reason: { because: 'no-sound' } }] },
      {
        key: 'b.mp4',
        details: [
          { fact: 'reason', reason: { because: 'nobody-found' } },
          { fact: 'reason', reason: { because: 'no-sound' } },
        ],
      },
    ]);
  });

  it('tells for each twin which clip it equals', () => {
    const duplicates = { clip_ids: [], contents: [{ content_hash: 'h', clip_keys: ['a.mp4', 'b.mp4'] }] };
    expect(attentionOf(statistics({ duplicates }), null).duplicated).toEqual([
      { key: 'a.mp4', details: [{ fact: 'same-content', as: 'b.mp4' }] },
      { key: 'b.mp4', details: [{ fact: 'same-content', as: 'a.mp4' }] },
    ]);
  });

  it('holds what has changed and what failed', () => {
    const changes = {
      ...NOTHING_CHANGED,
      gone: [key('a.mp4')],
      failed: [{ key: key('c.mp4'), reason: { because: 'file-empty' as const } }],
    };
    const { changed, failed } = attentionOf(statistics(), changes);
    expect(changed).toEqual([{ key: 'a.mp4', details: [{ fact: 'gone' }] }]);
    expect(failed).toEqual([
      { key: 'c.mp4', details: [{ fact: 'reason', reason: { because: 'file-empty' } }] },
    ]);
  });
});
