import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENGLISH, type Speech } from '../speech.ts';
import { LikenessReason } from './likeness.ts';
import { MissingReason } from './missing.ts';
import { inEnglish, type Reason, reasonWords } from './reasonWords.ts';
import { UnreadableReason } from './unreadable.ts';
import { Weakness } from './weakness.ts';

const BUNDLE: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../../l10n/bundle.l10n.es.json', import.meta.url), 'utf8'),
);

const SPANISH: Speech = {
  l10n: { t: (sentence, ...values) => ENGLISH.l10n.t(BUNDLE[sentence] ?? '???', ...values) },
  valueName: (value) => BUNDLE[value] ?? value,
};

/** Values of the fields that are not enumerated. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  bpm: 128,
  share: 0.25,
  minutes: 10,
  value: 'intermediate',
  words: 'ni idea',
  codec: 'ac-4',
  formats: 'mov, matroska',
  signal: 'SIGSEGV',
  seconds: 30,
  decoded: 2,
  promised: 9.5,
};

/** Every reason that the schemas allow, with each of its enumerated values. */
function everyReason(): Reason[] {
  return [LikenessReason, MissingReason, Weakness, UnreadableReason].flatMap((union) =>
    union.options.flatMap((option) => {
      let made: Record<string, unknown>[] = [{}];
      for (const [field, schema] of Object.entries(option.shape)) {
        const values = valuesOf(field, schema);
        made = made.flatMap((one) => values.map((value) => ({ ...one, [field]: value })));
      }
      return made.map((one) => union.parse(one) as Reason);
    }),
  );
}

function valuesOf(field: string, schema: z.core.$ZodType): unknown[] {
  if (schema instanceof z.ZodEnum) {
    return schema.options;
  }
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values];
  }
  if (schema instanceof z.ZodNullable) {
    return [null, ...valuesOf(field, schema.unwrap())];
  }
  return schema instanceof z.ZodTuple ? [[126, 130]] : [SAMPLES[field]];
}

describe('the words of reasons', () => {
  it.each(everyReason().map((reason) => [JSON.stringify(reason), reason] as const))(
    'are there in English and Spanish for %s',
    (_, reason) => {
      const [english, spanish] = [reasonWords(reason, ENGLISH), reasonWords(reason, SPANISH)];
      expect(english).toMatch(/\S/);
      expect(english + spanish).not.toMatch(/undefined|\{\d\}|\?\?\?/);
      expect(spanish).toMatch(/\S/);
    },
  );

  it('say values in the language of the sentence', () => {
    const both = { because: 'same-label', field: 'difficulty', value: 'advanced', share: 0.1 } as const;
    expect(inEnglish(both)).toBe('both at advanced level');
    expect(reasonWords(both, SPANISH)).toBe('ambos de nivel avanzado');
    expect(inEnglish({ because: 'seldom-both', share: 0.412 })).toBe(
      'both dancers found in only 41 % of frames',
    );
  });

  it('take a label for text and nothing else', () => {
    const label = { because: 'same-label', field: 'label', value: '{0} <b>', share: 0.1 } as const;
    expect(inEnglish(label)).toBe('both called "{0} <b>"');
  });

  it('of another program are said as they are', () => {
    expect(reasonWords({ because: 'other', words: 'some program says so' }, SPANISH)).toBe(
      'some program says so',
    );
  });
});
