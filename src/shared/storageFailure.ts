import { Failure, messageOf } from './failure.ts';

const CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [/no space left|ENOSPC|EDQUOT|quota exceeded/i, 'the disk is full', 'Free some space'],
  [
    /permission denied|EACCES|EPERM|access is denied/i,
    'permission is denied',
    'Give yourself the right to write there, or choose another place',
  ],
  [/read-only file system|EROFS/i, 'the disk can only be read', 'Choose a place that can be written'],
  [
    /error sending request|connection refused|dns error|ECONNREFUSED|ENOTFOUND/i,
    'its server cannot be reached',
    'Check the network and the address of the server',
  ],
  [
    /InvalidAccessKeyId|SignatureDoesNotMatch|CredentialsNotLoaded|403 Forbidden|401 Unauthorized/i,
    'its server does not accept the credentials',
    'Check the credentials in the environment',
  ],
  [/NoSuchBucket/i, 'there is no such bucket', 'Make the bucket, or choose another'],
  [/EISDIR|is a directory/i, 'a folder of that name is in the way', 'Move it away, or choose another place'],
  [/ENOTDIR|not a directory/i, 'a file is in the way', 'Move it away, or choose another place'],
  [/ENOENT|no such file/i, 'the folder does not exist', 'Make the folder, or choose another place'],
];

/**
 * Anything that went wrong while a file or table was read or written, as a failure that names the place.
 * A failure that already says it passes through.
 */
export function storageFailure(place: string, done: 'read' | 'written', error: unknown): Failure {
  if (error instanceof Failure) {
    return error;
  }
  const message = messageOf(error);
  const [, cause, remedy] = CAUSES.find(([pattern]) => pattern.test(message)) ?? [
    null,
    firstOf(message),
    'Check the place and its permissions',
  ];
  return new Failure('storage', `${place} could not be ${done}: ${cause}.`, {
    remedy: `${remedy}, then run the command again. What was there before is untouched.`,
    cause: error,
  });
}

/** What LanceDB says first; the chain of causes behind it is for its authors. */
function firstOf(message: string): string {
  const [first] = message.split(/\n|\s+Caused by:|, \S*\/registry\//);
  return first.slice(0, 300);
}
