export { type Exploration, type ExploreOptions, explore } from './explore.ts';
export type { Found } from './found.ts';
export { type Invariant, invariants } from './invariants.ts';
export { type MoveSet, moveSets } from './moves.ts';
export type { Ending, Tally } from './search.ts';
