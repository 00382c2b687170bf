/** The library: load a scenario, run it, and read its trace. */
export { BugError, type Millis, UserError } from './basics/index.ts';
export { PcapngCapture } from './network/index.ts';
export { inWords } from './report/index.ts';
export {
  type Failure,
  loadScenario,
  type RunOptions,
  runScenario,
  type Scenario,
  ScenarioError,
  type ScenarioResult,
  type Step,
} from './scenario/index.ts';
export {
  type EntryKind,
  type EntryOf,
  entryToJson,
  type Keep,
  type TraceEntry,
  type World,
} from './simulation/index.ts';
