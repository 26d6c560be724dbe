/** A language that sentences are said in, by their English form with numbered places for values. */
export interface Speech {
  readonly l10n: { t(sentence: string, ...values: (string | number)[]): string };
  /** What a difficulty, an energy or a style is called. */
  readonly valueName: (value: string) => string;
}

/** The language of `l10n`, in which ratings have names as well. */
export function speechOf(l10n: Speech['l10n']): Speech {
  const names: Readonly<Record<string, () => string>> = {
    beginner: () => l10n.t('beginner'),
    intermediate: () => l10n.t('intermediate'),
    advanced: () => l10n.t('advanced'),
    low: () => l10n.t('low'),
    medium: () => l10n.t('medium'),
    high: () => l10n.t('high'),
    romantic: () => l10n.t('romantic'),
    energetic: () => l10n.t('energetic'),
    sensual: () => l10n.t('sensual'),
    playful: () => l10n.t('playful'),
    yes: () => l10n.t('yes'),
  };
  return { l10n, valueName: (value) => (Object.hasOwn(names, value) ? names[value]() : value) };
}

export const ENGLISH: Speech = {
  l10n: {
    t: (sentence, ...values) => sentence.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])),
  },
  valueName: (value) => value,
};
