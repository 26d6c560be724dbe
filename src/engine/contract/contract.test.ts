import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINE_CONTRACT, ENGINE_METHODS } from './contract.ts';

describe('requests to the engine', () => {
  it.each(ENGINE_METHODS)(
    '%s: anything is understood or refused in words, and nothing is added by a prototype',
    (method) => {
      const name = fc.constantFrom(
        'place',
        'clip',
        'k',
        'filter',
        'weights',
        'shard',
        'file',
        'jobs',
        '__proto__',
        'plan',
      );
      const place = fc.record({ root: fc.string(), database: fc.anything(), clips: fc.string() });
      const request = fc.dictionary(name, fc.oneof(place, fc.anything(), fc.string(), fc.integer()));
      const property = fc.property(fc.oneof(request, fc.anything()), (raw) => {
        const checked = ENGINE_CONTRACT[method].request.safeParse(raw);
        if (checked.success) {
          // What was understood can be sent on to another process.
          structuredClone(checked.data);
          expect(Object.getPrototypeOf(checked.data)).toBe(Object.prototype);
        } else {
          expect(checked.error.issues.length).toBeGreaterThan(0);
        }
      });
      fc.assert(property, { numRuns: 200 });
    },
  );
});
