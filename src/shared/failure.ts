/** What can stop a request, for programs to tell apart. */
export const FAILURE_CODES = [
  'bad-request',
  'no-clips',
  'ambiguous',
  'no-ffmpeg',
  'bad-annotations',
  'bad-embeddings-file',
  'bad-plan',
  'model-missing',
  'model-refused',
  'library-missing',
  'library-unreadable',
  'library-busy',
  'would-empty',
  'unknown-clip',
  'not-comparable',
  'storage',
  'engine-lost',
  'cancelled',
  'internal',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** A request that could not be carried out: what went wrong and, as `remedy`, what the user can do about it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly remedy: string | null;

  constructor(code: FailureCode, message: string, options: { remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? null;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
