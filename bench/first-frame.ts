import { spawnSync } from 'node:child_process';
import type { Bench } from './bench.ts';
import { alternately, millisOf, millisOfNode } from './measure.ts';

const command = 'dist/cli/main.js';

/**
 * From the command to the first frame in a terminal, and out again: `script` (util-linux) gives the
 * view a terminal and a `q`, which is read as soon as the first frame is drawn.
 */
export const firstFrame: Bench = {
  name: 'offhook play tftp-not-authorized, first frame',
  unit: 'ms',
  baseline: 'node -e 0',
  aim: { of: 'measured', atMost: 700 },
  measure: () => alternately(9, millisOfPlay, () => millisOfNode('-e', '0')),
};

function millisOfPlay(): number {
  const play = `exec '${process.execPath}' ${command} play tftp-not-authorized`;
  const { CI: _, ...env } = process.env;
  return millisOf(() => {
    const { status, stdout, error } = spawnSync('script', ['-qefc', play, '/dev/null'], {
      input: 'q',
      encoding: 'utf8',
      env: { ...env, TERM: 'xterm-256color' },
    });
    if (status !== 0 || !stdout.includes('Timeline'))
      throw error ?? new Error(`the view did not come up:\n${stdout}`);
  });
}
