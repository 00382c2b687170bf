export { annotateDhcp } from './annotate.ts';
export { readDhcp, tryReadDhcp, writeDhcp } from './codec.ts';
export { describeDhcp } from './describe.ts';
export * from './message.ts';
export { withoutNul } from './options.ts';
export { vendorClass } from './vendor-class.ts';
