/** A language that sentences are said in, by their English form with numbered places for values. */
export interface Speech {
  readonly l10n: { t(sentence: string, ...values: (string | number)[]): string };
  /** What a difficulty, an energy or a style is called. */
  readonly valueName: (value: string) => string;
}

export const ENGLISH: Speech = {
  l10n: {
    t: (sentence, ...values) => sentence.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])),
  },
  valueName: (value) => value,
};
