import type { Layout } from './layouts.ts';

/** One row of the tables of messages: an id and the fields behind the header. */
export interface MessageType<L extends Layout> {
  readonly id: number;
  readonly layout: L;
}

export const message = <const L extends Layout>(id: number, layout: L): MessageType<L> => ({
  id,
  layout,
});
