export { findRows, nearestRows } from './find.ts';
export { messageText, type Placeholder } from './message-text.ts';
export type { Kind } from './rows/table.ts';
export { isRowId, type Row, type RowId, row, rows, type Section, type TextOf } from './rows.ts';
