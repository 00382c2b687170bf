export * from './addresses.ts';
export * from './annotation.ts';
export * from './bytes.ts';
export * from './codes.ts';
export * from './errors.ts';
export * from './framer.ts';
export { Memo } from './memo.ts';
export * from './text.ts';
export * from './time.ts';
