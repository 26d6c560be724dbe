import { Uri, workspace } from 'vscode';
import { z } from 'zod';

const Bundle = z.record(z.string(), z.string());

/** The strings of a language by their English form; none for English and for languages that there is no bundle of. */
export async function panelTranslations(
  extensionUri: Uri,
  language: string,
): Promise<Record<string, string>> {
  const [main] = language.toLowerCase().split('-');
  for (const tag of new Set([language.toLowerCase(), main])) {
    const uri = Uri.joinPath(extensionUri, 'l10n', `bundle.l10n.${tag}.json`);
    const bytes = await workspace.fs.readFile(uri).then(
      (read) => read,
      // There is no such bundle.
      () => null,
    );
    if (bytes) {
      return Bundle.parse(JSON.parse(new TextDecoder().decode(bytes)));
    }
  }
  return {};
}
