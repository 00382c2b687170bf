export { type BareOptions, bare } from './bare.ts';
export { type ExploreOptions, explore } from './explore.ts';
export {
  type Broken,
  type Edge,
  type Graph,
  type GuardAnswer,
  type Inside,
  type Node,
  type Path,
  type Root,
  shortestPath,
} from './graph.ts';
export {
  type At,
  type Beginning,
  type Delay,
  type Explorable,
  type Happening,
  type Invariant,
  type Model,
  type Move,
  type Occurrence,
  type Reaction,
  type SiteData,
  type Start,
  type StepData,
  waitsFor,
} from './model.ts';
export { quiet } from './quiet.ts';
export { type Arrival, begin, take } from './take.ts';
