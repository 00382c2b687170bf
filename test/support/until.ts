import { setImmediate } from 'node:timers/promises';

/** Lets the event loop of Node turn until the condition holds.
 * @throws Error when it has not come to hold after ten seconds */
export async function until(condition: () => boolean): Promise<void> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > 10_000) throw new Error(`never came to hold: ${condition}`);
    await setImmediate();
  }
}
