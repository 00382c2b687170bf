export { filesOf, isFileOf, type PathsFile, pathsFile } from './files.ts';
export {
  type CheckedInvariant,
  type GeneratedMove,
  type GeneratedScenario,
  type GenerateOptions,
  type Generation,
  generate,
} from './generation.ts';
export { goalsInWords } from './in-words.ts';
export { isGenerated } from './mark.ts';
