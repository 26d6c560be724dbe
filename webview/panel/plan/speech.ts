import * as l10n from '@vscode/l10n';
import type { Speech } from '../../../src/choreography/plan/planWords.ts';
import { valueName } from '../words.ts';

/** The language of the editor, for what a plan says of itself. */
export const SPEECH: Speech = { l10n, valueName: (value) => valueName('style', value) };
