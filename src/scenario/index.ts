export { evidenceFor, kindsOf } from './conditions.ts';
export { Diagnosis } from './diagnosis.ts';
export {
  type Condition,
  loadScenario,
  readPlainData,
  readScenarioData,
  readSpan,
  type Scenario,
  type ScenarioData,
  ScenarioError,
  type Step,
  type StepData,
  scenarioJsonSchema,
  writeScenario,
} from './language/index.ts';
export { nearest } from './language/words.ts';
export { type Deed, fileAt, isDeed, perform } from './perform.ts';
export { runScenario, type ScenarioResult } from './run.ts';
export { type Failure, type RunOptions, ScenarioRun, type TakenStep } from './scenario-run.ts';
export { type Branch, type Position, type ScriptStep, Session } from './session/index.ts';
export { Site, type SiteOptions } from './site.ts';
