export { RealClock } from './real-clock.ts';
export { RealHost } from './real-host.ts';
