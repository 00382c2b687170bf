export type { ActionName } from './actions.ts';
export type { CapfFields } from './certificates.ts';
export type { Condition } from './conditions.ts';
export { fillIn } from './files.ts';
export { scenarioJsonSchema } from './json-schema.ts';
export { loadScenario } from './load.ts';
export type { Phone } from './phones.ts';
export { type Problem, ScenarioError } from './scenario-error.ts';
export type { Scenario } from './schema.ts';
export type { Server, Service, Site } from './site.ts';
export type { Step } from './steps.ts';
export { contains, equals, readSpan, type TextPattern } from './values.ts';
export {
  readPlainData,
  readScenarioData,
  type ScenarioData,
  type StepData,
  writeScenario,
} from './write.ts';
