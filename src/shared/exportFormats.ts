/** What a library is exported as: one file, or a folder of them. */
export const EXPORT_FORMATS = {
  parquet: { kind: 'file', extension: 'parquet' },
  csv: { kind: 'file', extension: 'csv' },
  'embedding-atlas': { kind: 'file', extension: 'parquet' },
  fiftyone: { kind: 'folder' },
  projector: { kind: 'folder' },
  elan: { kind: 'folder' },
} as const satisfies Readonly<Record<string, { kind: 'file'; extension: string } | { kind: 'folder' }>>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as readonly ExportFormat[];

/** How far an export is, in moves. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}
