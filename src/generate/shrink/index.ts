export { failsLike, resultOf, scenarioFrom } from './failure.ts';
export { type ShrinkOptions, shrink } from './shrink.ts';
