import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answering, type CallableMethods, type Handlers } from './method.ts';

const TABLE = {
  similar: answering<readonly string[]>().to(z.object({ clip: z.string(), k: z.int().default(10) })),
  search: answering<number, string>().to(z.object({ description: z.string() })),
};
const EXCHANGED = { similar: TABLE.search, search: TABLE.similar };

const HANDLERS: Handlers<typeof TABLE, null> = {
  similar: async ({ clip, k }) => [clip.repeat(k)],
  search: async ({ description }, _context, { onProgress }) => {
    onProgress?.(description);
    return description.length;
  },
};

/** Never called: what is said here is said to the compiler. */
function say(engine: CallableMethods<typeof TABLE>): void {
  // @ts-expect-error With two methods exchanged in the table, the handlers of both fit neither.
  const exchanged: Handlers<typeof EXCHANGED, null> = HANDLERS;
  // @ts-expect-error A method of the table without a handler.
  const incomplete: Handlers<typeof TABLE, null> = { search: HANDLERS.search };
  // @ts-expect-error A request that belongs to the other method.
  void engine.similar({ description: 'slow' });
  // @ts-expect-error An answer of another type.
  const answer: Promise<number> = engine.similar({ clip: 'a.mp4' });
  // @ts-expect-error Progress of another type.
  void engine.search({ description: 'slow' }, { onProgress: (seconds: number) => seconds });
  void [exchanged, incomplete, answer];
}

describe('a table of methods', () => {
  it('gives handlers and callers their types, so that two methods exchanged do not compile', async () => {
    expect(say).toBeTypeOf('function');
    expect(await HANDLERS.search({ description: 'slow' }, null, {})).toBe(4);
    expect(TABLE.similar.request.parse({ clip: 'a.mp4' })).toEqual({ clip: 'a.mp4', k: 10 });
  });
});
