import { Causes, VirtualClock } from '../src/simulation/index.ts';
import { BareHeap } from './bare-heap.ts';
import type { Bench } from './bench.ts';
import { alternately, inChild, millisOf } from './measure.ts';

const timers = 4_000;
const events = 1_000_000;
const waiting = 200_000;

/** The same delays for both, 1 to 1000 ms, in an order without a pattern. */
const delays = Array.from({ length: 4096 }, (_, index) => 1 + ((index * 7919) % 1000));
const delayOf = (event: number): number => delays[event % delays.length] as number;

/** Timers that set themselves again, as retries, keepalives and polls do. */
function eventsASecond(setTimer: (fire: () => void, delay: number) => void, step: () => void) {
  let fired = 0;
  const fire = () => setTimer(fire, delayOf(fired++));
  const millis = millisOf(() => {
    for (let timer = 0; timer < timers; timer++) fire();
    while (fired < events) step();
  });
  return (events / millis) * 1000;
}

export const clockEvents: Bench = {
  name: `clock, ${timers} timers that set themselves again`,
  unit: 'events/s',
  baseline: 'bare heap',
  aim: { of: 'ratio', atLeast: 0.5 },
  measure: () =>
    alternately(
      7,
      () => {
        const clock = new VirtualClock(new Causes());
        return eventsASecond(
          (fire, delay) => clock.setTimeout(fire, delay),
          () => clock.step(),
        );
      },
      () => {
        const heap = new BareHeap();
        return eventsASecond(
          (fire, delay) => heap.push(fire, delay),
          () => heap.step(),
        );
      },
    ),
};

export const clockMemory: Bench = {
  name: `clock, ${waiting} timers that wait`,
  unit: 'MB peak',
  baseline: 'bare heap',
  aim: { of: 'ratio', atMost: 1.5 },
  measure: () =>
    alternately(
      3,
      () => inChild('clock.js', 'waitOnClock').peakMegabytes,
      () => inChild('clock.js', 'waitOnHeap').peakMegabytes,
    ),
};

export function waitOnClock(): void {
  const clock = new VirtualClock(new Causes());
  for (let timer = 0; timer < waiting; timer++) clock.setTimeout(() => {}, delayOf(timer));
  clock.step();
}

export function waitOnHeap(): void {
  const heap = new BareHeap();
  for (let timer = 0; timer < waiting; timer++) heap.push(() => {}, delayOf(timer));
  heap.step();
}
