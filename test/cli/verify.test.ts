import { expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Port } from '../../src/basics/index.ts';
import type { Recorder } from '../../src/cli/recorders.ts';
import { Verifier } from '../../src/cli/verify.ts';
import { World } from '../../src/simulation/index.ts';

/** A run in which only this is said. */
function say(recorder: Recorder, texts: readonly string[], start?: Date): void {
  const world = new World(start ? { start } : {});
  world.trace.subscribe(recorder.begin(world));
  for (const text of texts) world.trace.record('site', { kind: 'say', text });
  world.trace.record('phone-1', {
    kind: 'packet',
    packet: {
      transport: 'udp',
      source: Endpoint(Ipv4('10.1.1.1'), Port(4096)),
      destination: Endpoint(Ipv4('10.1.0.10'), Port(69)),
      sourceMac: MacAddress('000DBC000001'),
      destinationMac: MacAddress('000BCD000001'),
      identification: 1,
      payload: new Uint8Array(4),
    },
  });
  recorder.end();
}

function verdict(first: readonly string[], second: readonly string[], secondStart?: Date) {
  const verifier = new Verifier();
  say(verifier.first, first);
  say(verifier.second, second, secondStart);
  return verifier.verdict();
}

const said = (seq: number, text: string) =>
  `{"seq":${seq},"at":0,"host":"site","kind":"say","text":"${text}"}`;

it('two runs that say the same are the same', () => {
  expect(verdict(['a', 'b'], ['a', 'b'])).toEqual({ same: true });
});

it('the first entry that differs is named', () => {
  expect(verdict(['a', 'b', 'c'], ['a', 'x', 'y'])).toEqual({
    same: false,
    entry: 2,
    first: said(2, 'b'),
    second: said(2, 'x'),
  });
});

it('a second run that ends early or late differs where one of them has ended', () => {
  expect(verdict(['a', 'b'], ['a'])).toMatchObject({ same: false, entry: 2 });
  expect(verdict(['a'], ['a', 'b'])).toMatchObject({ same: false, entry: 2 });
});

it('a second run that breaks off differs at the end', () => {
  const verifier = new Verifier();
  say(verifier.first, ['a']);
  verifier.second.begin(new World());
  verifier.second.end();
  expect(verifier.verdict()).toEqual({ same: false, entry: 1, first: said(1, 'a'), second: '' });
});

it('equal traces with different captures differ', () => {
  expect(verdict(['a'], ['a'], new Date('2001-01-01T00:00:00Z'))).toEqual({
    same: false,
    entry: 0,
    first: '',
    second: '',
  });
});
