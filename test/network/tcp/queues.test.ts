import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Incoming } from '../../../src/network/tcp/incoming.ts';
import { Outgoing } from '../../../src/network/tcp/outgoing.ts';
import { advance, distance } from '../../../src/network/tcp/sequence.ts';
import { pattern } from '../../support/host-suite.ts';
import { runs } from '../../support/runs.ts';

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });

describe('sequence numbers', () => {
  it('advance around after 2^32 - 1', () => {
    expect(advance(0xffff_ffff, 1)).toBe(0);
  });

  it('are as far apart as one was advanced to reach the other', () => {
    fc.assert(
      fc.property(u32, fc.integer({ min: 0, max: 0x7fff_ffff }), (start, count) => {
        expect(distance(start, advance(start, count))).toBe(count);
        expect(distance(advance(start, count), start)).toBe(count === 0 ? 0 : -count);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('the receiving half', () => {
  it('puts pieces in order that overlap and come in any order, wherever counting starts', () => {
    const pieces = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 40 })), {
      maxLength: 60,
    });
    const whole = pattern(200);
    fc.assert(
      fc.property(u32, pieces, fc.nat(), (start, cuts, order) => {
        const received: number[] = [];
        const incoming = new Incoming((bytes) => received.push(...bytes));
        incoming.next = start;
        const segments = cuts.map(([at, length]) => [at, Math.min(200, at + length)] as const);
        // All bytes are covered, in an order that has nothing to do with their places.
        for (let at = 0; at < 200; at += 25)
          segments.splice((order + at * 7) % (segments.length + 1), 0, [at, at + 25]);
        for (const [at, end] of segments)
          incoming.accept(advance(start, at), whole.subarray(at, end), end === 200);

        expect(received).toEqual([...whole]);
        expect(incoming.ended).toBe(true);
        expect(incoming.next).toBe(advance(start, 201));
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('keeps nothing from beyond the window', () => {
    const received: Uint8Array[] = [];
    const incoming = new Incoming((bytes) => received.push(bytes));
    incoming.accept(65_536, Uint8Array.of(2), false);
    for (let at = 0; at < 65_536; at += 1024) incoming.accept(at, new Uint8Array(1024), false);

    expect(incoming.next).toBe(65_536);
  });

  it('tells what is old, what is early and what is in order', () => {
    const incoming = new Incoming(() => {});
    incoming.next = 100;

    expect(incoming.accept(110, new Uint8Array(5), false)).toBe('early');
    expect(incoming.accept(90, new Uint8Array(10), false)).toBe('old');
    expect(incoming.accept(95, new Uint8Array(15), false)).toBe('in order');
    expect(incoming.next).toBe(115);
  });

  it('takes nothing after the FIN', () => {
    const incoming = new Incoming(() => {});
    incoming.accept(0, Uint8Array.of(1), true);

    expect(incoming.accept(2, Uint8Array.of(9), false)).toBe('old');
  });
});

describe('the sending half', () => {
  it('counts around after 2^32 - 1, and takes acknowledgements from there', () => {
    const outgoing = new Outgoing(0xffff_fff0);
    outgoing.write(new Uint8Array(0x20));
    outgoing.nextSegment(1460);

    expect(outgoing.next).toBe(0x10);
    expect(outgoing.mayAcknowledge(0x10)).toBe(true);
    expect(outgoing.mayAcknowledge(0x11)).toBe(false);
    expect(outgoing.acknowledge(0xffff_fff8), 'half a segment').toBe(false);
    expect(outgoing.acknowledge(0x10)).toBe(true);
    expect(outgoing.inFlight).toEqual([]);
  });

  it('gives out every byte once, in order, the FIN last', () => {
    fc.assert(
      fc.property(
        u32,
        fc.array(fc.nat(100), { maxLength: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (start, lengths, size) => {
          const whole = pattern(lengths.reduce((sum, length) => sum + length, 0));
          const outgoing = new Outgoing(start);
          let written = 0;
          for (const length of lengths) {
            outgoing.write(whole.subarray(written, written + length));
            written += length;
          }
          outgoing.end();
          outgoing.write(Uint8Array.of(0xee));
          const sent: number[] = [];
          for (let s = outgoing.nextSegment(size); s; s = outgoing.nextSegment(size)) {
            expect(s.sequence).toBe(advance(start, sent.length));
            expect(s.payload.length).toBeLessThanOrEqual(size);
            sent.push(...s.payload);
            outgoing.acknowledge(advance(s.sequence, s.length));
            expect(outgoing.finAcknowledged).toBe(s.kind === 'fin');
          }
          expect(sent).toEqual([...whole]);
          expect(outgoing.finSent).toBe(true);
        },
      ),
      { seed: 42, numRuns: runs(200) },
    );
  });
});
