export type { BareOptions, Model } from './model/index.ts';
export { models } from './models/index.ts';
export {
  type CheckedInvariant,
  filesOf,
  type GeneratedScenario,
  type Generation,
  generate,
  goalsInWords,
  isFileOf,
  isGenerated,
  type PathsFile,
  pathsFile,
} from './output/index.ts';
export {
  type Coverage,
  coverages,
  type Missing,
  type Plan,
  usualLongest,
  type Wish,
} from './paths/index.ts';
export { pathsThrough } from './paths-through.ts';
