export { hostsOfLadder, Ladder } from './ladder.ts';
export { type LadderLine, ladderHeading, ladderPicture } from './ladder-picture.ts';
export type { Fate, LadderOptions, LadderRow } from './ladder-row.ts';
export { columnAt, isTrouble, type Mark, type MarkKind, markOfEntry, ruler } from './marks.ts';
export type {
  CtlView,
  DeviceView,
  LinkSecurity,
  PhoneView,
  Power,
  ServerView,
  ServiceState,
  SiteView,
} from './site-view.ts';
export { type Filter, Telling, type ToldRow } from './telling.ts';
export { Timeline } from './timeline.ts';
