/** Lists of codes, each under its name: `{ discover: 1, offer: 2 }`. */
export type Codes<Name extends string = string> = Readonly<Record<Name, number>>;

/** The other way round: names by their codes. */
export const namesOf = <Name extends string>(codes: Codes<Name>): ReadonlyMap<number, Name> =>
  new Map(Object.entries<number>(codes).map(([name, code]) => [code, name as Name]));

/** How a code is shown to people: `7 (error)`; one that the list lacks stands alone. */
export function codeInWords(codes: Codes): (code: number) => string {
  const names = namesOf(codes);
  return (code) => {
    const name = names.get(code);
    return name === undefined ? String(code) : `${code} (${name})`;
  };
}
