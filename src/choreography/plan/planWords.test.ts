import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGLISH, type Speech } from '../../moves/speech.ts';
import type { BlockReasons } from './choreography.ts';
import type { PlanCompromise } from './compromise.ts';
import { compromiseWords, reasonsInWords } from './planWords.ts';

const BUNDLE: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../l10n/bundle.l10n.es.json'), 'utf8'),
);

/** The extension's Spanish; a sentence that it lacks is no Spanish at all. */
const SPANISH: Speech = {
  l10n: { t: (sentence, ...values) => ENGLISH.l10n.t(BUNDLE[sentence] ?? '???', ...values) },
  valueName: (value) => BUNDLE[value] ?? value,
};

const REASONS: BlockReasons = {
  fit: 0.9,
  flow: 0.5,
  variety: 1,
  why: [
    { because: 'opens' },
    { because: 'ends' },
    { because: 'suits-music', energy: 'high', style: 'playful' },
    { because: 'suits-music', energy: 'low', style: null },
    { because: 'suits-music', energy: null, style: 'romantic' },
    { because: 'difficulty', difficulty: 'beginner' },
    { because: 'like-description' },
    { because: 'similar-music' },
    { because: 'on-beats', percent: 0 },
    { because: 'off-beats', percent: -6 },
    { because: 'too-short', percent: 3 },
    { because: 'own-pace' },
    { because: 'join-unseen' },
    { because: 'smooth' },
    { because: 'jump' },
    { because: 'again' },
  ],
};

const COMPROMISES: readonly PlanCompromise[] = [
  { what: 'difficulty', wanted: ['beginner', 'advanced'], moves: 0 },
  { what: 'energy', wanted: ['low'], moves: 1 },
  { what: 'style', wanted: ['romantic'], moves: 3 },
  { what: 'category', wanted: ['arm_styling'], moves: 3 },
  { what: 'style', wanted: ['romantic'], moves: 2, because: 'tempo' },
  { what: 'tempo', because: 'stretched', clips: ['a/1.mp4'] },
  { what: 'tempo', because: 'too-far', clips: ['a/1.mp4', 'a/2.mp4'] },
  { what: 'tempo', because: 'too-short', clips: ['1', '2', '3', '4', '5', '6', '7'] },
  { what: 'tempo', because: 'unknown', clips: ['a/{1}.mp4'] },
  { what: 'repeats', moves: 2, of: 5, times: 3, choice: 6, places: 9 },
  { what: 'duration', seconds: 61.4, wanted: 90, because: 'song-ends' },
  { what: 'duration', seconds: 93, wanted: 80, because: 'phrase-ends' },
  { what: 'beats', fromSeconds: 64.6, toSeconds: 125 },
  { what: 'first', wanted: 'dips' },
  { what: 'last', wanted: 'dips' },
  { what: 'phrases', moves: 1, of: 9 },
];

describe('what a plan says of itself', () => {
  it('reads as phrases in English', () => {
    expect(reasonsInWords(REASONS, ENGLISH)).toEqual([
      'opens the dance',
      'ends the dance',
      'high energy and playful, to match the music',
      'low energy, to match the music',
      'romantic, to match the music',
      'beginner, for this point of the dance',
      'like your description',
      'danced to similar music',
      'on the beat',
      'off the beat: tempo too different, 6 % slower',
      'clip too short here, 3 % faster',
      'not synced: beats unknown',
      'transition not analysed',
      'flows from the previous move',
      'abrupt change from the previous move',
      'repeated',
    ]);
    expect(COMPROMISES.map((each) => compromiseWords(each, ENGLISH))).toEqual([
      'No move matches the whole request. Includes moves of other difficulties (beginner, advanced requested).',
      'Only one move matches the whole request. Includes moves of other energies (low requested).',
      'Only 3 moves match the whole request. Includes moves of other styles (romantic requested).',
      'Only 3 moves match the whole request. Includes moves of other categories (arm_styling requested).',
      'Moves that match the whole request and keep the beat: 2. Includes moves of other styles (romantic requested).',
      'Up to 12 % faster or slower, to stay on the beat: a/1.mp4.',
      'Off the beat (tempo too far from the song’s): a/1.mp4, a/2.mp4.',
      'Slowed down to fill their place: 1, 2, 3, 4, 5 and 2 more.',
      'Not synced (beats unknown): a/{1}.mp4. Analysing the clips again finds the beats of clips with music.',
      '2 of 5 moves repeat, up to 3 times: 6 moves match the request, and the dance has room for 9.',
      'The dance lasts 61 seconds instead of 90: the song ends there.',
      'The dance lasts 93 seconds instead of 80: a phrase or section ends there.',
      'Beats uncertain from 1:05 to 2:05 of the song: moves there may not be on the beat.',
      'The dance does not start with dips: no such move fits there.',
      'The dance does not end with dips: no such move fits there.',
      '1 of 9 moves start mid-phrase, after clips shorter than a phrase or next to locked moves.',
    ]);
  });

  it('reads in Spanish, values and all', () => {
    const reasons = reasonsInWords(REASONS, SPANISH);
    expect(reasons).toContain('abre el baile');
    expect(reasons).toContain(`${BUNDLE.beginner}, para este punto del baile`);
    const all = [...reasons, ...COMPROMISES.map((each) => compromiseWords(each, SPANISH))];
    expect(all.join('\n')).not.toContain('???');
  });

  it('stays as it was said in plans that hold finished sentences', () => {
    const words = ['because I like it'];
    expect(reasonsInWords({ fit: 1, flow: null, variety: 1, words }, SPANISH)).toEqual(words);
    expect(compromiseWords({ what: 'tempo', words: 'two clips' }, SPANISH)).toBe('two clips');
  });
});
