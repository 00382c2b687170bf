import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, layOut, smallest } from '../../../src/ui/layout/index.ts';
import { paneNames } from '../../../src/ui/model/index.ts';
import { runs } from '../../support/runs.ts';

const wanted = fc.record({
  columns: fc.integer({ min: 80, max: 300 }),
  rows: fc.integer({ min: 17, max: 120 }),
  phoneColumns: fc.constantFrom(41, 51),
  siteRows: fc.integer({ min: 3, max: 60 }),
  pane: fc.constantFrom(...paneNames),
  below: fc.constantFrom('timeline', 'ladder', 'alarms'),
  isZoomed: fc.boolean(),
} as const);

describe('the panes share the screen', () => {
  it('they fill it, and none is without a line of its own below its title', () => {
    fc.assert(
      fc.property(wanted, (screen) => {
        const bands = layOut(screen);
        expect(bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(screen.rows);
        for (const { rows, stacks } of bands) {
          const lines = stacks.length - 1;
          expect(stacks.reduce((sum, { columns }) => sum + columns, lines)).toBe(screen.columns);
          for (const { places } of stacks) {
            expect(places.reduce((sum, place) => sum + place.rows, 0)).toBe(rows);
            for (const place of places) expect(place.rows).toBeGreaterThan(1);
          }
        }
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  const usual = {
    columns: 80,
    rows: 18,
    phoneColumns: 41,
    siteRows: 4,
    pane: 'timeline',
    below: 'ladder',
    isZoomed: false,
  } as const;
  const panesOf = (screen: Parameters<typeof layOut>[0]) =>
    layOut(screen).flatMap(({ stacks }) =>
      stacks.flatMap(({ places }) => places.map(({ pane }) => pane)),
    );

  it('a small screen shows the phone, the site and one of the others', () => {
    expect(panesOf(usual)).toEqual(['phone', 'site', 'ladder']);
  });

  it('a large screen shows all of them', () => {
    const screen = { ...usual, columns: 140, rows: 39 };
    expect(panesOf(screen).sort()).toEqual([...paneNames].sort());
  });

  it('a pane can have it alone', () => {
    expect(panesOf({ ...usual, isZoomed: true })).toEqual(['timeline']);
  });

  it('80 by 24 is enough, and less is not', () => {
    expect(smallest).toEqual({ columns: 80, rows: 24 });
    expect([fits(80, 24), fits(79, 24), fits(80, 23)]).toEqual([true, false, false]);
  });
});
