/** Longer names are refused: the limit of the file systems of Windows and Linux for one name. */
const longest = 255;

/** What Windows takes for a device, in whatever folder and with whatever extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Not allowed in names on Windows; the colon also keeps drive letters and data streams out. */
const forbidden = /[<>:"|?*\p{Cc}]/u;

/**
 * The name of a file below the root, with forward slashes: backslashes separate folders as on the
 * Windows server. Undefined when the name could mean anything that is not a file below the root:
 * it is absolute, has a drive letter, a `..`, an empty part, or a part that Windows would read in
 * another way than it is written (one with a dot or a blank at its end, `NUL`).
 */
export function nameBelowRoot(name: string): string | undefined {
  if (name.length > longest) return undefined;
  const parts = name.split(/[\\/]/);
  return parts.every(isPlain) ? parts.join('/') : undefined;
}

const isPlain = (part: string): boolean =>
  part !== '' && !/[. ]$/.test(part) && !forbidden.test(part) && !device.test(part);
