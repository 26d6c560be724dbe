import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { storageFailure } from './storageFailure.ts';

describe('what stops reading or writing', () => {
  it.each([
    ['ENOSPC: no space left on device, write', 'the disk is full'],
    ['LanceError(IO): Read-only file system (os error 30)', 'the disk can only be read'],
    [
      'Generic S3 error: HTTP error: error sending request Caused by: Connection refused',
      'its server cannot be reached',
    ],
    [
      'Generic S3 error: 403 Forbidden: <Code>SignatureDoesNotMatch</Code>',
      'its server does not accept the credentials',
    ],
    ['Client error with status 404 Not Found: <Code>NoSuchBucket</Code>', 'there is no such bucket'],
  ])('is said in plain words: %s', (message, cause) => {
    const failure = storageFailure('s3://moves/library', 'read', new Error(message));
    expect(failure.message).toBe(`s3://moves/library could not be read: ${cause}.`);
    expect(failure.remedy).toContain('untouched');
  });

  it('is quoted without the chain of its causes where nobody knows it', () => {
    const chain = `odd thing, /root/registry/src/lance.rs:1:2  Caused by: ${'deeper '.repeat(200)}`;
    expect(storageFailure('/moves', 'written', new Error(chain)).message).toBe(
      '/moves could not be written: odd thing.',
    );
  });

  it('passes a failure through that says it already', () => {
    const failure = new Failure('library-busy', 'busy');
    expect(storageFailure('/moves', 'written', failure)).toBe(failure);
  });
});
