export { databaseHost, databaseSettings } from './database-settings.ts';
export type { Environment, PoweredEnvironment, PoweredHost, Substitutes } from './environment.ts';
export { type Effect, firstStep, nextStep, type Step } from './machine-step.ts';
export { formatState } from './statechart.ts';
