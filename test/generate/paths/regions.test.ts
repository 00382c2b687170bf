import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionsOf } from '../../../src/generate/paths/regions.ts';
import { runs } from '../../support/runs.ts';
import { type Network, networks } from './networks.ts';

/** All that can be reached from a position, itself included. */
function reachable(network: Network, from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const position of found) for (const to of network[position] ?? []) found.add(to);
  return found;
}

describe('the regions of a graph', () => {
  it('hold together the positions that can be reached from each other, and no others', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const regions = regionsOf(network.map((targets) => targets.map((to) => ({ to }))));
        const around = network.map((_, position) => reachable(network, position));

        for (const [one, fromOne] of around.entries())
          for (const [other, fromOther] of around.entries())
            expect(regions[one] === regions[other]).toBe(fromOne.has(other) && fromOther.has(one));
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('are found in a graph that is deeper than a call stack', () => {
    const depth = 100_000;
    const ways = Array.from({ length: depth }, (_, index) => [{ to: (index + 1) % depth }]);

    expect(new Set(regionsOf(ways))).toEqual(new Set([0]));
  });
});
