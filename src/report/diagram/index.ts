export type { Reached } from './labels.ts';
export { mermaidOf } from './mermaid.ts';
export { xstateJsonOf } from './xstate-json.ts';
