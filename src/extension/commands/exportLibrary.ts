import { l10n, ProgressLocation, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { ExportResult } from '../../engine/moveEngine.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS, type ExportFormat } from '../../shared/exportFormats.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';

type ExportParts = Pick<Parts, 'engine' | 'libraries'>;

/** Writes a library for other programs: in the format given, to the place given, or as the user picks. */
export async function exportLibrary(
  parts: ExportParts,
  format?: unknown,
  into?: unknown,
): Promise<ExportResult | undefined> {
  const library = await parts.libraries.choose();
  return library ? exportMoves(parts, library, { format, into }) : undefined;
}

interface Wanted {
  readonly format?: unknown;
  readonly into?: unknown;
  /** Only these; all where it is absent. */
  readonly clips?: readonly ClipKey[] | undefined;
}

/** The same for some moves of a library. */
export async function exportMoves(
  { engine }: Pick<Parts, 'engine'>,
  library: WorkspaceLibrary,
  { format: named, into, clips }: Wanted,
): Promise<ExportResult | undefined> {
  refuseUntrusted();
  const format = EXPORT_FORMAT_NAMES.find((known) => known === named) ?? (await pickFormat());
  const out = format && (into instanceof Uri ? into : await pickPlace(format, library));
  if (!format || !out) {
    return undefined;
  }
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Exporting {0}', library.folder.name),
    cancellable: true,
  };
  const { place } = library;
  const request = { place, format, out: out.fsPath, ...(clips && { clips: [...clips] }) };
  const exported = await window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let shown = 0;
    return engine.exportLibrary(request, {
      signal: abort.signal,
      onProgress: ({ done, total }) => {
        const percent = (100 * done) / total;
        progress.report({ message: l10n.t('{0} %', Math.floor(percent)), increment: percent - shown });
        shown = percent;
      },
    });
  });
  void window.showInformationMessage(
    l10n.t('{0} moves exported to {1}.', exported.moves, workspace.asRelativePath(out)),
  );
  return exported;
}

/** What there is to choose from, and what each is for. */
export function formatItems(): (QuickPickItem & { readonly format: ExportFormat })[] {
  const words: Readonly<Record<ExportFormat, readonly [string, string]>> = {
    parquet: ['Parquet', l10n.t('A table with all vectors, for pandas, DuckDB or Polars')],
    csv: ['CSV', l10n.t('A table for spreadsheets and R')],
    'embedding-atlas': ['Embedding Atlas', l10n.t('A map of your moves to explore')],
    fiftyone: ['FiftyOne', l10n.t('A dataset of your clips')],
    projector: ['TensorBoard', l10n.t('Vectors and labels for the Embedding Projector')],
    elan: ['ELAN', l10n.t('An annotation document for each clip, with its beats')],
  };
  return EXPORT_FORMAT_NAMES.map((format) => {
    const [label, detail] = words[format];
    return { label, detail, format };
  });
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const picked = await window.showQuickPick(formatItems(), { title: l10n.t('Export Library') });
  return picked?.format;
}

function pickPlace(format: ExportFormat, { folder }: WorkspaceLibrary): Thenable<Uri | undefined> {
  const rules = EXPORT_FORMATS[format];
  const name = rules.kind === 'file' ? `moves.${rules.extension}` : `moves-${format}`;
  return window.showSaveDialog({
    title: rules.kind === 'file' ? l10n.t('Export Library') : l10n.t('Export Library to a New Folder'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(folder.uri, name),
    ...(rules.kind === 'file' && { filters: { [format]: [rules.extension] } }),
  });
}
