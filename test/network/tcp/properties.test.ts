import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Millis, Seconds } from '../../../src/basics/index.ts';
import { duplicate, loss, reorder } from '../../../src/network/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { runs } from '../../support/runs.ts';
import { Ear, packetsOf, serverPort, twoHosts } from '../two-hosts.ts';

const bad = fc.record({
  seed: fc.nat(),
  loss: fc.double({ min: 0, max: 0.4, noNaN: true }),
  duplication: fc.double({ min: 0, max: 0.4, noNaN: true }),
  reordering: fc.double({ min: 0, max: 0.4, noNaN: true }),
  jitter: fc.integer({ min: 0, max: 20 }),
  mss: fc.constantFrom(536, 1460),
  there: fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 5 }),
  back: fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 5 }),
  firstToEnd: fc.constantFrom('client', 'server', 'both'),
});

type Bad = typeof bad extends fc.Arbitrary<infer Value> ? Value : never;

/** Writes in both directions over a bad link, then ends the connection. */
function exchange(conditions: Bad) {
  const hosts = twoHosts({
    seed: conditions.seed,
    jitter: Millis(conditions.jitter),
    phone: { mss: conditions.mss },
  });
  const { world, phone, server, link } = hosts;
  link.rules.push(
    loss(conditions.loss, link.random),
    duplicate(conditions.duplication, link.random, 30),
    reorder(conditions.reordering, Millis(25), link.random),
  );
  const total = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0);
  const [there, back] = [pattern(total(conditions.there)), pattern(total(conditions.back))];
  const writeAll = (ear: Ear, lengths: readonly number[], bytes: Uint8Array) => {
    let at = 0;
    for (const length of lengths) {
      ear.stream.write(bytes.subarray(at, at + length));
      at += length;
    }
  };

  let accepted: Ear | undefined;
  server.listen(serverPort.port, (stream) => {
    accepted = new Ear(stream, world);
    writeAll(accepted, conditions.back, back);
    if (conditions.firstToEnd !== 'client') accepted.stream.end();
  });
  const client = new Ear(phone.connect(serverPort), world);
  writeAll(client, conditions.there, there);
  if (conditions.firstToEnd !== 'server') client.stream.end();
  world.run(Seconds(3600));
  return { world, client, accepted, there, back };
}

const startsWith = (whole: Uint8Array, part: Uint8Array) =>
  part.length <= whole.length && Buffer.compare(whole.subarray(0, part.length), part) === 0;

describe('TCP on a link that loses, doubles and reorders', () => {
  it('what was written arrives complete and in order, or the stream closes with another reason', () => {
    let completed = 0;
    fc.assert(
      fc.property(bad, (conditions) => {
        const { client, accepted, there, back } = exchange(conditions);
        const [ours, theirs] = [client.closed, accepted?.closed ?? ['timeout']];
        expect(startsWith(back, client.bytes)).toBe(true);
        expect(startsWith(there, accepted?.bytes ?? new Uint8Array(0))).toBe(true);
        if (ours[0] === 'ended') expect(client.bytes.length).toBe(back.length);
        if (theirs[0] === 'ended') expect(accepted?.bytes.length).toBe(there.length);
        // Who has nothing to send does not notice that the other side gave up.
        expect(ours.length).toBe(theirs[0] === 'timeout' && ours.length === 0 ? 0 : 1);
        expect(theirs.length).toBe(ours[0] === 'timeout' && theirs.length === 0 ? 0 : 1);
        if (ours[0] === 'ended' && theirs[0] === 'ended') completed++;
      }),
      { seed: 42, numRuns: runs(150) },
    );
    // Most of these links are not so bad that a connection breaks.
    expect(completed).toBeGreaterThan(runs(100));
  });

  it('no segment is larger than the smaller of the two maximum segment sizes', () => {
    fc.assert(
      fc.property(bad, (conditions) => {
        for (const { payload } of packetsOf(exchange(conditions).world))
          expect(payload.length).toBeLessThanOrEqual(conditions.mss);
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('nothing is left behind: no timer waits when all is over', () => {
    fc.assert(
      fc.property(bad, (conditions) => {
        expect(exchange(conditions).world.clock.pending).toBe(0);
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('the same seed gives the same packets', () => {
    fc.assert(
      fc.property(bad, (conditions) => {
        expect(packetsOf(exchange(conditions).world)).toEqual(
          packetsOf(exchange(conditions).world),
        );
      }),
      { seed: 42, numRuns: runs(10) },
    );
  });
});
