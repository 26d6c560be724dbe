import { env, l10n } from 'vscode';
import type { FailureCode } from '../shared/failure.ts';

/** What each kind of failure comes to. Kinds that only programs meet have none. */
const SUMMARIES: Readonly<Partial<Record<FailureCode, () => string>>> = {
  'no-clips': () => l10n.t('There are no clips to work with.'),
  ambiguous: () => l10n.t('More than one match'),
  'no-ffmpeg': () => l10n.t('ffmpeg is missing or does not work.'),
  'bad-annotations': () => l10n.t('The annotations file has errors.'),
  'bad-embeddings-file': () => l10n.t('The embeddings file cannot be read.'),
  'bad-plan': () => l10n.t('This choreography has errors.'),
  'model-missing': () => l10n.t('A model is not installed'),
  'model-refused': () => l10n.t('A model file is damaged or has been changed'),
  'library-missing': () => l10n.t('There is no move library here yet.'),
  'library-unreadable': () => l10n.t('The move library cannot be read.'),
  'library-busy': () => l10n.t('Another program is using the move library.'),
  'would-empty': () => l10n.t('This would empty the move library.'),
  'unknown-clip': () => l10n.t('The clip is not in the move library.'),
  'not-comparable': () => l10n.t('These moves cannot be compared.'),
  storage: () => l10n.t('Could not save'),
  'engine-lost': () => l10n.t('The analysis engine stopped'),
};

/**
 * A failure in a sentence of the editor's language, to stand before the engine's own words, which are English.
 * @returns null in English, where those say it better
 */
export function failureSummary(code: FailureCode): string | null {
  return env.language.startsWith('en') ? null : (SUMMARIES[code]?.() ?? null);
}
