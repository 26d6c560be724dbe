import type { Uri } from 'vscode';
import type { Parts } from '../parts.ts';

/** Opens the panel of a library, or brings it to the front. */
export async function showStatistics({ libraries, panels }: Parts, uri?: Uri): Promise<void> {
  const library = await libraries.choose(uri);
  if (library) {
    await panels.show(library, { kind: 'statistics' });
  }
}
