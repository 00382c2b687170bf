export { coveragePage } from './page.ts';
