import { coloured, type Page, plain } from '../../report/index.ts';
import { type Io, wantsColour } from '../io.ts';

const usualColumns = 80;
const narrowest = 60;
/** Longer lines are hard to read. */
const widest = 120;

/** A page on stdout, as wide as the terminal, within reason. */
export const pageOn = ({ stdout, env }: Io): Page => ({
  line: (text = '') => void stdout.write(`${text}\n`),
  columns: Math.min(widest, Math.max(narrowest, stdout.columns || usualColumns)),
  style: wantsColour(stdout, { env }) ? coloured : plain,
});
