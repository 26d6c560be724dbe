import type { Uri } from 'vscode';
import type { Subject } from '../../protocol/panelData.ts';
import type { Parts } from '../parts.ts';

/** Opens the page of a library, or brings it to the front. @param filter a label field and its value, to begin with */
export async function showStatistics(
  { libraries, panels }: Parts,
  uri?: Uri,
  filter?: unknown,
): Promise<void> {
  const library = await libraries.choose(uri);
  if (library) {
    await panels.show(library, (await filtered(filter)) ?? { kind: 'statistics' });
  }
}

/** Null for whatever else a caller may give, such as a menu's second argument. */
async function filtered(filter: unknown): Promise<Subject | null> {
  if (typeof filter !== 'object' || filter === null || !('field' in filter)) {
    return null;
  }
  const { Subject } = await import('../../protocol/panelData.ts');
  const subject = Subject.safeParse({ ...filter, kind: 'moves' });
  return subject.success ? subject.data : null;
}
