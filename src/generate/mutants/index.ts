export { namedEquivalents, whyEquivalent } from './equivalent.ts';
export { type Kill, kill, testsFor } from './judge.ts';
export type { Mutant, Mutation } from './mutant.ts';
export { mutantsOf } from './mutants.ts';
export { generatedTexts, type Test, testOf } from './suite.ts';
