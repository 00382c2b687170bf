/** The library: load a scenario, run it, read its trace, and make tests of the statecharts. */
export { BugError, type Millis, UserError } from './basics/index.ts';
export { type Exploration, explore } from './generate/explore/index.ts';
export {
  filesOf,
  type Generation,
  generate,
  type Model,
  models,
  type PathsFile,
  pathsFile,
  pathsThrough,
  type Wish,
} from './generate/index.ts';
export { shrink } from './generate/shrink/index.ts';
export { type Chart, chartOf, type MachineName, machines } from './machines/index.ts';
export { PcapngCapture } from './network/index.ts';
export { inWords } from './report/index.ts';
export { type SiteView, Timeline } from './report/view/index.ts';
export { type Explanation, why } from './report/why/index.ts';
export {
  type Branch,
  type Failure,
  loadScenario,
  type Position,
  type RunOptions,
  readScenarioData,
  runScenario,
  type Scenario,
  type ScenarioData,
  ScenarioError,
  type ScenarioResult,
  ScenarioRun,
  Session,
  type Step,
  writeScenario,
} from './scenario/index.ts';
export {
  type EntryKind,
  type EntryOf,
  entryToJson,
  type Keep,
  type TraceEntry,
  type World,
} from './simulation/index.ts';
