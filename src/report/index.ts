export { annotationTree } from './annotation-tree.ts';
export { nearestEntry } from './causes.ts';
export { cell, columnsOf, hang, wrap } from './columns.ts';
export { type Coverage, type CoveringRun, coverageOf, printCoverage } from './coverage.ts';
export { GithubReporter } from './github-reporter.ts';
export { JsonReporter } from './json-reporter.ts';
export { JunitReporter } from './junit-reporter.ts';
export {
  isReached,
  type MachineCoverage,
  machineCoverageOf,
  printMachineCoverage,
  reachedOf,
} from './machine-coverage.ts';
export type { Outcome, Verification } from './outcome.ts';
export { counted, isWell } from './outcome.ts';
export type { Page } from './page.ts';
export type { Reporter } from './reporter.ts';
export { screenPicture, sideBySide } from './screen-picture.ts';
export { Memory, type Seen } from './seen.ts';
export { StoryReporter } from './story-reporter.ts';
export { coloured, plain, type Style } from './style.ts';
export { SummaryReporter } from './summary-reporter.ts';
export { type Detail, inWords, isTold, markOf } from './words.ts';
