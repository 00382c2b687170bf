import { describe, expect, it } from 'vitest';
import { BugError, Seconds } from '../../src/basics/index.ts';
import { Present, World } from '../../src/simulation/index.ts';

/** The present of a world of which `write` tells. */
function digest(write: (into: Present) => void, world = new World()): string {
  const present = new Present(world.clock);
  write(present);
  return present.digest();
}

describe('the present of a world', () => {
  it('is the same for the same facts, and another for others', () => {
    const facts = digest((into) => into.put('registered', 3));
    expect(digest((into) => into.put('registered', 3))).toBe(facts);
    expect(digest((into) => into.put('registered', 4))).not.toBe(facts);
  });

  it('knows a timer by how far away it is, and not by when it fires', () => {
    const early = new World();
    const late = new World();
    late.run(Seconds(100));
    const of = (world: World, wait: number) => {
      const timer = world.clock.setTimeout(() => {}, wait);
      const told = digest((into) => into.timer(timer), world);
      world.clock.clearTimeout(timer);
      return told;
    };

    expect(of(late, 5000)).toBe(of(early, 5000));
    expect(of(late, 5001)).not.toBe(of(early, 5000));
  });

  it('tells apart which of two timers fires first', () => {
    const of = (first: number, second: number) => {
      const world = new World();
      const one = world.clock.setTimeout(() => {}, first);
      const other = world.clock.setTimeout(() => {}, second);
      return digest((into) => {
        into.timer(one);
        into.timer(other);
      }, world);
    };

    expect(of(1, 2)).not.toBe(of(2, 1));
  });

  it('has no timer of which nobody speaks', () => {
    const world = new World();
    world.clock.setTimeout(() => {}, 1000);

    expect(() => digest(() => {}, world)).toThrow(BugError);
  });

  it('does not care what a number is that only tells things apart', () => {
    const of = (...ports: number[]) =>
      digest((into) => {
        for (const port of ports) into.alias('ports', port);
      });

    expect(of(49_152, 49_153, 49_152)).toBe(of(50_000, 49_160, 50_000));
    expect(of(49_152, 49_153, 49_152)).not.toBe(of(49_152, 49_153, 49_153));
  });

  it('knows places in a sequence by their distance', () => {
    const of = (...places: number[]) =>
      digest((into) => {
        for (const place of places) into.place('bytes', place);
      });

    expect(of(100, 140)).toBe(of(0xffff_fff0, 24));
    expect(of(100, 140)).not.toBe(of(100, 141));
  });
});
