import * as l10n from '@vscode/l10n';
import { valueName } from './words.ts';

/** How the engine says why moves are alike, why one fits and what is weak about it, and how the editor's language does. */
const PHRASES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^similar movement$/, () => l10n.t('similar movement')],
  [/^very similar movement$/, () => l10n.t('very similar movement')],
  [/^similar music$/, () => l10n.t('similar music')],
  [/^same music$/, () => l10n.t('same music')],
  [/^same tempo, (\d+)$/, (tempo) => l10n.t('same tempo, {0}', tempo)],
  [/^close in tempo, (\d+) and (\d+)$/, (a, b) => l10n.t('close in tempo, {0} and {1}', a, b)],
  [/^both called "(.*)"$/, (label) => l10n.t('both called "{0}"', label)],
  [/^both (\w+) energy$/, (energy) => l10n.t('both {0} energy', valueName('energy', energy))],
  [/^both (\w+)$/, (label) => l10n.t('both {0}', valueName('style', label))],
  [/^called "(.*)"$/, (label) => l10n.t('called "{0}"', label)],
  [/^(\w+) energy$/, (energy) => l10n.t('{0} energy', valueName('energy', energy))],
  [/^tempo (\d+)$/, (tempo) => l10n.t('tempo {0}', tempo)],
  [/^the clip has no sound$/, () => l10n.t('the clip has no sound')],
  [
    /^nobody was found in (\d+ %) of the pictures$/,
    (share) => l10n.t('nobody was found in {0} of the pictures', share),
  ],
  [
    /^both dancers were found in only (\d+ %) of the pictures$/,
    (share) => l10n.t('both dancers were found in only {0} of the pictures', share),
  ],
  [/^the dancers were hard to make out$/, () => l10n.t('the dancers were hard to make out')],
  [/^the dancers were seen too unclearly$/, () => l10n.t('the dancers were seen too unclearly')],
  [/^the sound has hardly a beat$/, () => l10n.t('the sound has hardly a beat')],
  [/^the tempo is uncertain$/, () => l10n.t('the tempo is uncertain')],
];

/** A reason of the engine's in the editor's language; as it is where the engine has learnt to say something else. */
export function reasonWords(reason: string): string {
  for (const [pattern, inWords] of PHRASES) {
    const found = pattern.exec(reason);
    if (found) {
      return inWords(...found.slice(1));
    }
  }
  return valueName('style', reason);
}
