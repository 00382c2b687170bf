import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, Framer, fromHex, hex } from '../../src/basics/index.ts';
import { runs } from '../support/runs.ts';

/** A byte AA, how many bytes follow, and those. */
const newFramer = () =>
  new Framer(2, ([mark, length = 0]) => {
    if (mark !== 0xaa) throw new Error('no unit begins here');
    return 2 + length;
  });

const unit = fc
  .uint8Array({ maxLength: 20 })
  .map((body) => concat(Uint8Array.of(0xaa, body.length), body));

describe('a framer', () => {
  it('gives the units of a stream, however it is cut', () => {
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(unit), sizes, (units, cuts) => {
        const stream = concat(...units);
        const framer = newFramer();
        const found: string[] = [];
        for (let at = 0; at < stream.length; ) {
          const size = cuts.next().value as number;
          found.push(...[...framer.units(stream.subarray(at, at + size))].map(hex));
          at += size;
        }
        expect(found).toEqual(units.map(hex));
        expect(framer.isPartial).toBe(false);
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('gives a unit with its last byte', () => {
    const framer = newFramer();

    expect([...framer.units(fromHex('aa02 01'))]).toEqual([]);
    expect(framer.isPartial).toBe(true);
    expect([...framer.units(fromHex('02'))]).toEqual([fromHex('aa02 0102')]);
    expect(framer.isPartial).toBe(false);
  });

  it('copies only what comes in pieces', () => {
    const framer = newFramer();
    const whole = fromHex('aa01 01');
    expect([...framer.units(whole)].map(({ buffer }) => buffer)).toEqual([whole.buffer]);

    const [begin, end] = [fromHex('aa'), fromHex('01 01')];
    const pieces = [...framer.units(begin), ...framer.units(end)];
    begin.fill(0);
    end.fill(0);
    expect(pieces).toEqual([whole]);
  });

  it('asks how long a unit is when all units before it are taken', () => {
    const seen: string[] = [];
    const framer = new Framer(1, ([size = 0]) => {
      seen.push(`ask ${size}`);
      return size;
    });
    for (const [size] of framer.units(fromHex('01 0200 03'))) seen.push(`take ${size}`);

    expect(seen).toEqual(['ask 1', 'take 1', 'ask 2', 'take 2', 'ask 3', 'ask 3']);
  });

  it('does not wait for the rest of what does not begin as it should', () => {
    expect(() => [...newFramer().units(fromHex('bb ff'))]).toThrow('no unit begins here');
    const framer = newFramer();
    expect([...framer.units(fromHex('bb'))]).toEqual([]);
    expect(() => [...framer.units(fromHex('ff'))]).toThrow('no unit begins here');
  });
});
