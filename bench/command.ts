import type { Bench } from './bench.ts';
import { alternately, millisOfNode } from './measure.ts';

/** What a person waits for: start of Node, loading, the run, and the report. */
export const wholeRun: Bench = {
  name: 'offhook run tftp-not-authorized',
  unit: 'ms',
  baseline: 'node -e 0',
  aim: { of: 'difference', atMost: 300 },
  measure: () =>
    alternately(
      9,
      () => millisOfNode('dist/cli/main.js', 'run', 'tftp-not-authorized'),
      () => millisOfNode('-e', '0'),
    ),
};
