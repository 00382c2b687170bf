import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

const same = (text: string): string => text;

const paint =
  (format: Format) =>
  (text: string): string =>
    // Whether the stream takes colour was decided by who chose this style.
    text === '' ? '' : styleText(format, text, { validateStream: false });

/** How words look. What a style says is said by the words as well: it is gone without colour. */
export const coloured = {
  normal: same,
  heading: paint('bold'),
  step: paint('bold'),
  say: paint(['bold', 'cyan']),
  alarm: paint(['bold', 'red']),
  bad: paint('red'),
  good: paint('green'),
  faint: paint('dim'),
} as const;

export type Style = Readonly<Record<keyof typeof coloured, (text: string) => string>>;

export const plain: Style = {
  normal: same,
  heading: same,
  step: same,
  say: same,
  alarm: same,
  bad: same,
  good: same,
  faint: same,
};
