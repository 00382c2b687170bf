export { Causes } from './causes.ts';
export { type Clock, type Timer, VirtualClock } from './clock.ts';
export type * from './entries.ts';
export { type HasPresent, Present } from './present.ts';
export { type Random, type RandomStream, SeededRandom } from './random.ts';
export { type Keep, type Subscriber, Trace } from './trace.ts';
export { entryToJson } from './trace-json.ts';
export { defaultStart, World, type WorldOptions } from './world.ts';
