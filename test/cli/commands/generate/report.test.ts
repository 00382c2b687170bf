import { describe, expect, it } from 'vitest';
import { printGeneration } from '../../../../src/cli/commands/generate/report.ts';
import { generate, type Missing, type Wish } from '../../../../src/generate/index.ts';
import { ctlTrustModel } from '../../../../src/generate/models/ctl-trust.ts';
import { credulous } from '../../../generate/credulous.ts';
import { paper } from '../../../report/paper.ts';

function printed(
  wish: Wish,
  machine: typeof credulous | undefined,
  conformance?: Parameters<typeof printGeneration>[1],
): readonly string[] {
  const page = paper();
  const generation = generate(ctlTrustModel, wish, machine && { machine });
  printGeneration(generation, conformance, undefined, page);
  return page.lines;
}

describe('the report of offhook generate', () => {
  it('names an invariant that is broken, and the shortest way to where it is', () => {
    expect(printed({ cover: 'transitions' }, credulous)).toMatchInlineSnapshot(`
      [
        "ctl-trust: 681 situations, 6932 moves",
        "  BROKEN  a phone with a CTL file never takes one that its tokens did not sign",
        "          (Guide, Table 9-3, Phone cannot authenticate CTL file)",
        "          shortest way: a 7960 with a CTL file; token-3 is added, and signs",
        "          itself",
        "  holds   a phone knows whether it has a CTL file (this simulator)",
        "2 scenarios with 10 moves reach 13 of 14 transitions",
        "  not reached  CTL installed: CTL.RECEIVED (5) [is signed by a token that it",
        "               adds itself]: its guard never holds",
      ]
    `);
  });

  it('names the scenarios that failed, and where', () => {
    expect(
      printed({ walks: { count: 2, seed: 7, length: 3 } }, undefined, {
        held: 1,
        failed: [{ scenario: 'ctl-trust-2', problem: 'line 9: expect this: it did not happen' }],
      }).slice(-3),
    ).toMatchInlineSnapshot(`
      [
        "2 scenarios with 6 moves, at random, seed 7",
        "  FAILED  ctl-trust-2: line 9: expect this: it did not happen",
        "1 of 2 scenarios held",
      ]
    `);
  });

  it('names what no site reaches below the reason that it shares', () => {
    const page = paper();
    const generation = generate(ctlTrustModel, { cover: 'states' });
    const excused: readonly Missing[] = [
      { goal: 'first', why: 'nobody does it' },
      { goal: 'second', why: 'it takes too long' },
      { goal: 'third', why: 'nobody does it' },
    ];
    const reached = generation.reached && { ...generation.reached, excused };
    printGeneration({ ...generation, reached }, undefined, undefined, page);

    expect(page.lines.slice(-5)).toEqual([
      '  unreachable  because nobody does it:',
      '               first',
      '               third',
      '  unreachable  because it takes too long:',
      '               second',
    ]);
  });
});
