import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { FAILURE_CODES, Failure, messageOf } from '../shared/failure.ts';

/** An error in the form in which it travels between processes: failures keep their code and remedy. */
export function toResponseError(error: unknown): ResponseError<unknown> {
  const data = error instanceof Failure ? { failure: error.code, remedy: error.remedy } : undefined;
  return new ResponseError(ErrorCodes.InternalError, messageOf(error), data);
}

/** The failure that the other process threw; any other error becomes an `internal` failure with its message. */
export function fromResponseError(error: unknown): Failure {
  const data: unknown = error instanceof ResponseError ? error.data : undefined;
  if (typeof data === 'object' && data !== null && 'failure' in data) {
    const code = FAILURE_CODES.find((known) => known === data.failure);
    const remedy = 'remedy' in data && typeof data.remedy === 'string' ? { remedy: data.remedy } : {};
    if (code) {
      return new Failure(code, messageOf(error), remedy);
    }
  }
  return new Failure('internal', messageOf(error), { cause: error });
}
