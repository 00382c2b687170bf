import { describe, expect, it } from 'vitest';
import { Minutes, Seconds } from '../../src/basics/index.ts';
import { entryToJson, World } from '../../src/simulation/index.ts';

describe('a world', () => {
  it('starts in the summer of CallManager 4.1(3) when nothing else is said', () => {
    expect(new World().date().toISOString()).toBe('2005-06-15T08:00:00.000Z');
  });

  it('has a date that goes with virtual time', () => {
    const world = new World({ start: new Date('2005-12-31T23:59:00Z') });
    world.run(Minutes(1));
    expect(world.date().toISOString()).toBe('2006-01-01T00:00:00.000Z');
    expect(world.date(Seconds(0)).toISOString()).toBe('2005-12-31T23:59:00.000Z');
  });

  it('stamps what is recorded with the moment, and with the cause across a wait', () => {
    const world = new World();
    world.trace.recordAnd('site', { kind: 'step', text: 'power on phone-1' }, () =>
      world.clock.setTimeout(
        () => world.trace.record('phone-1', { kind: 'say', text: 'it has booted' }),
        Seconds(30),
      ),
    );
    world.run(Minutes(1));
    expect(world.trace.entries[1]).toMatchObject({ at: 30_000, cause: 1 });
    expect(world.clock.now()).toBe(60_000);
  });

  it('runs until it is told to stop', () => {
    const world = new World();
    world.clock.setTimeout(() => world.trace.record('site', { kind: 'say', text: 'now' }), 5);
    expect(world.run(Minutes(1), () => world.trace.length > 0)).toBe(true);
    expect(world.clock.now()).toBe(5);
  });

  it('is the same again with the same seed', () => {
    const record = (seed: number) => {
      const world = new World({ seed });
      const stream = world.random.stream('phone-1');
      const speak = () => {
        world.trace.record('phone-1', { kind: 'say', text: String(stream.u32()) });
        world.clock.setTimeout(speak, stream.between(1, 1000));
      };
      speak();
      world.run(Seconds(20));
      return world.trace.entries.map(entryToJson).join('\n');
    };
    expect(record(42)).toBe(record(42));
    expect(record(42)).not.toBe(record(43));
  });
});
