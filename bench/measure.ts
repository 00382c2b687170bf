import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './bench.ts';

/**
 * Takes both numbers in turn, so that a machine that grows slower or faster meanwhile does so for
 * both, and gives their medians. The first round warms up and does not count.
 */
export function alternately(
  rounds: number,
  measured: () => number,
  baseline: () => number,
): Measurement {
  const both = Array.from({ length: rounds + 1 }, () => [measured(), baseline()] as const).slice(1);
  return { measured: median(both.map(([a]) => a)), baseline: median(both.map(([, b]) => b)) };
}

/** @returns how long it took, in milliseconds */
export function millisOf(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** Runs Node with these arguments and waits for its end. @returns how long it took, in milliseconds */
export function millisOfNode(...args: string[]): number {
  return millisOf(() => {
    const { status, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw error ?? new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  });
}

export interface ChildMeasurement {
  readonly millis: number;
  /** The most memory that was resident, in megabytes (10^6 bytes). */
  readonly peakMegabytes: number;
}

/**
 * Calls an exported function of a module of this folder in a process of its own, so that its memory
 * is its own too, and waits for what it promises.
 * @param module such as `memory.js`
 */
export function inChild(module: string, exported: string): ChildMeasurement {
  const child = fileURLToPath(new URL('child.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, module, exported], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${exported} of ${module} failed:\n${stderr}`);
  return JSON.parse(stdout) as ChildMeasurement;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
