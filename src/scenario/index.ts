export {
  type Condition,
  loadScenario,
  type Scenario,
  ScenarioError,
  type Step,
  scenarioJsonSchema,
} from './language/index.ts';
export { nearest } from './language/words.ts';
export { type Failure, type RunOptions, runScenario, type ScenarioResult } from './run.ts';
