import * as l10n from '@vscode/l10n';
import type { Speech } from '../../src/moves/speech.ts';
import { valueName } from './words.ts';

/** The language of the editor, for what moves and plans say of themselves. */
export const SPEECH: Speech = { l10n, valueName: (value) => valueName('style', value) };
