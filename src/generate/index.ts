export {
  type At,
  type BareOptions,
  bare,
  type Edge,
  type Explorable,
  explore as exploreMachine,
  type Graph,
  type Model,
  type Move,
  type Node,
  type Path,
  type Start,
} from './model/index.ts';
export { models } from './models/index.ts';
export {
  type CheckedInvariant,
  filesOf,
  type GeneratedScenario,
  type Generation,
  generate,
  goalsInWords,
  isGenerated,
  type PathsFile,
  pathsFile,
} from './output/index.ts';
export {
  type Coverage,
  coverages,
  type Plan,
  plan,
  usualLongest,
  type Wish,
} from './paths/index.ts';
export { pathsThrough } from './paths-through.ts';
