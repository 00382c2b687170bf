/** What `inChild` starts: calls one function and prints what it took. */
import { existsSync, readFileSync } from 'node:fs';
import { keepHeapSmall } from '../src/cli/heap.ts';
import type { ChildMeasurement } from './measure.ts';

// As the command does.
keepHeapSmall();
const [, , module = '', exported = ''] = process.argv;
const action: () => void | Promise<void> = (await import(new URL(module, import.meta.url).href))[
  exported
];

const start = performance.now();
await action();
const measurement: ChildMeasurement = {
  millis: performance.now() - start,
  peakMegabytes: (peakKilobytes() * 1024) / 1e6,
};
console.log(JSON.stringify(measurement));

/**
 * Linux starts the `maxRSS` of a process at what its parent had when it forked; `VmHWM` counts this
 * process alone.
 */
function peakKilobytes(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1];
  return own ? Number(own) : process.resourceUsage().maxRSS;
}
