/** Text from files and from the network must not steer the terminal: control characters show as a
 * dot, tabs as a blank. */
export const printable = (text: string): string =>
  text
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '·');

/** How many there are of something whose plural takes an s: `1 line`, `0 blocks`. */
export const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`;
