import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../shared/failure.ts';
import type { Contract, Handlers } from './contract.ts';
import { MessageHandler } from './messageHandler.ts';

const ASKED = {
  requests: { double: { request: z.number(), answer: z.number() } },
  events: { noticed: z.string() },
} as const satisfies Contract;
const NOTHING = { requests: {}, events: {} } as const satisfies Contract;

/** Two ends, as host and panel are, with messages that are copied on the way. */
function connect(handlers: Partial<Handlers<typeof ASKED>> = {}) {
  const faults: Failure[] = [];
  const noticed: string[] = [];
  const onFault = (fault: Failure) => faults.push(fault);
  const asker: MessageHandler<typeof NOTHING, typeof ASKED> = new MessageHandler({
    incoming: NOTHING,
    outgoing: ASKED,
    handlers: {},
    post: (message) => answerer.receive(structuredClone(message)),
    onFault,
  });
  const answerer = new MessageHandler({
    incoming: ASKED,
    outgoing: NOTHING,
    handlers: {
      double: (number: number) => 2 * number,
      noticed: (what: string) => void noticed.push(what),
      ...handlers,
    },
    post: (message) => asker.receive(structuredClone(message)),
    onFault,
  });
  return { asker, answerer, faults, noticed };
}

describe('messages between host and panel', () => {
  it('answers each request with its own answer', async () => {
    const { asker } = connect();
    expect(await Promise.all([asker.request('double', 2), asker.request('double', 21)])).toEqual([4, 42]);
  });

  it('rejects with the failure that a handler threw, remedy and all', async () => {
    const { asker } = connect({
      double: () => {
        throw new Failure('no-ffmpeg', 'There is no ffmpeg.', { remedy: 'Install it.' });
      },
    });
    await expect(asker.request('double', 1)).rejects.toMatchObject({
      name: 'Failure',
      code: 'no-ffmpeg',
      message: 'There is no ffmpeg.',
      remedy: 'Install it.',
    });
  });

  it('rejects where a handler fails in a way that nobody foresaw', async () => {
    const { asker } = connect({ double: () => Promise.reject(new TypeError('x is undefined')) });
    await expect(asker.request('double', 1)).rejects.toMatchObject({
      code: 'internal',
      message: 'x is undefined',
    });
  });

  it('rejects a request that does not fit its schema, and does not call the handler', async () => {
    const called: unknown[] = [];
    const { asker } = connect({
      double: (number) => {
        called.push(number);
        return 0;
      },
    });
    await expect(asker.request('double', JSON.parse('"2"'))).rejects.toMatchObject({ code: 'bad-request' });
    expect(called).toEqual([]);
  });

  it('rejects an answer that does not fit its schema', async () => {
    const { asker } = connect({ double: () => JSON.parse('"4"') });
    await expect(asker.request('double', 2)).rejects.toThrow('The answer to double is not understood');
  });

  it.each(['treble', 'constructor', '__proto__'])('rejects a request of the unknown type %s', (type) => {
    const posted: unknown[] = [];
    const handler = new MessageHandler({
      incoming: ASKED,
      outgoing: NOTHING,
      handlers: { double: () => 0, noticed: () => undefined },
      post: (message) => posted.push(message),
      onFault: () => undefined,
    });
    handler.receive({ kind: 'request', id: 1, type, payload: null });
    expect(posted).toEqual([expect.objectContaining({ kind: 'rejection', id: 1, code: 'bad-request' })]);
  });

  it('delivers events', () => {
    const { asker, noticed } = connect();
    asker.tell('noticed', 'a clip');
    expect(noticed).toEqual(['a clip']);
  });

  it.each([null, 'hello', { kind: 'event', type: 'noticed', payload: 7 }, { kind: 'request' }])(
    'reports a message that is none instead of throwing: %j',
    (message) => {
      const { answerer, faults, noticed } = connect();
      answerer.receive(message);
      expect(faults).toHaveLength(1);
      expect(noticed).toEqual([]);
    },
  );

  it('rejects what is unanswered when the other side is gone', async () => {
    const { asker } = connect({ double: () => new Promise(() => {}) });
    const answer = asker.request('double', 1);
    asker.dispose();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('messages from nobody knows where', () => {
  const kind = fc.constantFrom('request', 'answer', 'rejection', 'event', 'other');
  const type = fc.oneof(
    fc.string(),
    fc.constantFrom('double', 'noticed', '__proto__', 'constructor', 'toString'),
  );
  const message = fc.record(
    {
      kind,
      id: fc.oneof(fc.integer(), fc.anything()),
      type: fc.oneof(type, fc.anything()),
      payload: fc.anything(),
      code: fc.oneof(fc.constantFrom('internal', 'storage'), fc.string()),
      message: fc.string(),
      remedy: fc.oneof(fc.string(), fc.constant(null)),
    },
    { requiredKeys: ['kind'] },
  );

  it('never throw, and are told of, answered, or nobody waits for them', { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.oneof(message, fc.anything()), async (raw) => {
      const { asker, answerer } = connect();
      asker.receive(raw);
      answerer.receive(raw);
      expect(await asker.request('double', 4)).toBe(8);
    });
    await fc.assert(property, { numRuns: 1000 });
  });
});
