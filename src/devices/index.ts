export type { Environment, PoweredEnvironment, PoweredHost } from './environment.ts';
