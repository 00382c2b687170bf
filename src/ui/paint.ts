/** How words look in the view. What a look says is said by a mark or a word as well. */

export type Look =
  | 'normal'
  | 'faint'
  | 'strong'
  | 'good'
  | 'bad'
  | 'alarm'
  | 'say'
  | 'key'
  | 'selected'
  | 'focus'
  | 'bar'
  | 'glass';

/** Codes of SGR (ECMA-48 8.3.117): those that begin a look, and those that end it. */
type Codes = readonly [begin: string, end: string];

const attributes = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  inverse: ['7', '27'],
} as const satisfies Record<string, Codes>;

const colours = {
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
  blue: ['34', '39'],
  cyan: ['36', '39'],
} as const satisfies Record<string, Codes>;

type Attribute = keyof typeof attributes;
type Colour = keyof typeof colours;

const looks: Readonly<Record<Look, { attributes: readonly Attribute[]; colour?: Colour }>> = {
  normal: { attributes: [] },
  faint: { attributes: ['dim'] },
  strong: { attributes: ['bold'] },
  good: { attributes: [], colour: 'green' },
  bad: { attributes: [], colour: 'red' },
  alarm: { attributes: ['bold'], colour: 'red' },
  say: { attributes: ['bold'], colour: 'cyan' },
  key: { attributes: ['bold'], colour: 'yellow' },
  selected: { attributes: ['inverse'] },
  focus: { attributes: ['bold'], colour: 'cyan' },
  bar: { attributes: ['inverse', 'bold'], colour: 'blue' },
  glass: { attributes: [] },
};

/** Gives a text its look. */
export type Paint = (look: Look, text: string) => string;

const wrapIn = (codes: readonly Codes[], text: string): string => {
  if (text === '' || codes.length === 0) return text;
  const begin = codes.map(([code]) => code).join(';');
  const end = [...new Set(codes.map(([, code]) => code))].join(';');
  return `\u001b[${begin}m${text}\u001b[${end}m`;
};

const codesOf = (look: Look, withColour: boolean): Codes[] => {
  const { attributes: own, colour } = looks[look];
  return [
    ...own.map((name) => attributes[name]),
    ...(withColour && colour ? [colours[colour]] : []),
  ];
};

const paintWith = (withColour: boolean): Paint => {
  const codes = Object.fromEntries(
    Object.keys(looks).map((look) => [look, codesOf(look as Look, withColour)]),
  ) as Record<Look, Codes[]>;
  return (look, text) => wrapIn(codes[look], text);
};

export const inColour: Paint = paintWith(true);
/** Bold, dim and inverse, which are no colours. */
export const inBlackAndWhite: Paint = paintWith(false);
/** For a screen reader, and to measure. */
export const unpainted: Paint = (_, text) => text;
