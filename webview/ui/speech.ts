import * as l10n from '@vscode/l10n';
import { speechOf } from '../../src/moves/speech.ts';

/** The language of the editor, for what moves and plans say of themselves. */
export const SPEECH = speechOf(l10n);
