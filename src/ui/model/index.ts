export { chosenDevice, chosenEntry, ladderFor, linesOf } from './chosen.ts';
export type { Chapter, Command, Key, Mode } from './command.ts';
export { keys, meaningOf } from './keys.ts';
export type { Offer } from './offers.ts';
export { emptyPrompt, halves } from './prompt.ts';
export {
  after,
  type Notice,
  noting,
  type Overlay,
  type PaneName,
  type Prompt,
  paceOf,
  paces,
  paneNames,
  type State,
  type Subject,
  startAt,
  usualPace,
  without,
} from './state.ts';
export { isWorthAPlace, type Rows, Story } from './story.ts';
export { offers } from './typing.ts';
export { type Event, modeOf, update, wantedAfter } from './update.ts';
export type { Next, Wish } from './wish.ts';
