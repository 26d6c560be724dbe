import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS } from '../moves/weights.ts';
import { databaseUri, formatWeights, parseShard, parseWeights } from './options.ts';

describe('weights', () => {
  it('read back as they are written', () => {
    expect(parseWeights(formatWeights(DEFAULT_WEIGHTS))).toEqual(DEFAULT_WEIGHTS);
  });

  it('count nothing for a part that is not named', () => {
    expect(parseWeights('pose=.7, audio=.3')).toEqual({ pose: 0.7, audio: 0.3, text: 0 });
  });

  it.each(['', 'pose', 'pose=', 'dance=1', 'pose=-1', 'pose=NaN', 'pose=0,audio=0,text=0'])(
    'refuse %j',
    (value) => {
      expect(() => parseWeights(value)).toThrow(InvalidArgumentError);
    },
  );
});

describe('a shard', () => {
  it('is K of N', () => {
    expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
  });

  it.each(['', '0/4', '5/4', '1', '1/2/3', '-1/4', '1/0'])('is not %j', (value) => {
    expect(() => parseShard(value)).toThrow(InvalidArgumentError);
  });
});

it('leaves a database URI alone and makes a folder absolute, since LanceDB takes some names for its cloud', () => {
  expect(databaseUri('s3://bucket/moves')).toBe('s3://bucket/moves');
  expect(databaseUri('db')).toMatch(/^(\/|[A-Z]:\\).*db$/);
});
