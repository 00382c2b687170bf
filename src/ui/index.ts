export { castOf } from './cast.ts';
export { playInTerminal } from './in-terminal.ts';
export { smallest } from './layout/index.ts';
export { paceOf, paces } from './model/index.ts';
export { inBlackAndWhite, inColour } from './paint.ts';
export type { Room } from './panes/index.ts';
export { type Moment, pictureOf } from './picture.ts';
export { Show } from './show.ts';
