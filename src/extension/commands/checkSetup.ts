import { l10n, window, workspace } from 'vscode';
import type { SetupCheck, SetupReport } from '../../engine/moveEngine.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf } from '../settings.ts';

/** Shows what works on this machine and what is missing, as a document. Gives its text. */
export async function checkSetup({ engine, libraries }: Parts): Promise<string | undefined> {
  refuseUntrusted();
  const library = await libraries.choose();
  if (!library) {
    return undefined;
  }
  const report = await engine.checkSetup({
    place: library.place,
    ffmpegPath: ffmpegPathOf(library.folder),
  });
  const content = textOf(report);
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document, { preview: true });
  return content;
}

const MARKS: Readonly<Record<SetupCheck['state'], string>> = { ok: '✓', warning: '!', missing: '✗' };

function textOf({ ready, checks }: SetupReport): string {
  const verdict = ready
    ? l10n.t('Everything is ready')
    : l10n.t('Something is missing before clips can be analysed');
  const lines = checks.map(({ name, state, detail, remedy }) =>
    [`- ${MARKS[state]} **${name}**: ${detail}`, ...(remedy === null ? [] : [`  - ${remedy}`])].join('\n'),
  );
  return [`# ${l10n.t('Move Embeddings: Setup')}`, '', verdict, '', ...lines, ''].join('\n');
}
