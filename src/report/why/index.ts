export { type Askable, askables, firstTrouble, meantBy, suggestions } from './ask.ts';
export {
  type Explanation,
  type GuideParagraph,
  type Root,
  type RootFact,
  type WhyOptions,
  why,
} from './explanation.ts';
export type { Hop } from './hops.ts';
export { printWhy } from './print.ts';
