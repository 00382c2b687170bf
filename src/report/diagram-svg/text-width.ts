/**
 * How wide text is drawn, about. Which font a viewer has is not known: the widths are those of DejaVu
 * Sans, wider than most, so that in others the room is only larger than needed.
 */
const widths: readonly (readonly [characters: string, em: number])[] = [
  ["iljI.,:;'|!·", 0.32],
  ['frt()[]/ "-‹›', 0.41],
  ['cszvxykJ_', 0.58],
  ['CEFKLPSTXYZ', 0.69],
  ['DGHNOQU&ABRV', 0.79],
  ['mwMW…—→', 1],
];
const otherWidth = 0.64;

const widthOf = new Map(
  widths.flatMap(([characters, em]) => [...characters].map((character) => [character, em])),
);

/** In the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOf.get(character) ?? otherWidth;
  return width * fontSize;
}

/** Lines of words that are not wider than this, unless one word alone is; later ones are set in. */
export function wrapToWidth(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, fontSize) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}
