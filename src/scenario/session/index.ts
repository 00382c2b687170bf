export type { Branch, Position, ScriptStep } from './branch.ts';
export { Session, type SessionSource } from './session.ts';
