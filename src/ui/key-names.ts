import type { Key } from 'ink';

const named = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  // Terminals send DEL for the key that rubs out what stands before the caret.
  backspace: 'backspace',
  delete: 'backspace',
} as const satisfies Partial<Record<keyof Key, string>>;

/** The names of the keys that came at once: several where text was pasted or typed fast. */
export function keyNames(input: string, key: Key): string[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  for (const [flag, name] of Object.entries(named))
    if (key[flag as keyof typeof named]) return [name];
  if (key.ctrl) return [`ctrl+${input}`];
  const names = [...input].flatMap((character) => nameOfCharacter(character) ?? []);
  // A terminal sends Alt as Esc before the key, and so does who presses Esc and goes on at once.
  return key.meta ? ['escape', ...names] : names;
}

/** Pasted text may hold what was a key of its own when typed. */
function nameOfCharacter(character: string): string | undefined {
  switch (character) {
    case ' ':
      return 'space';
    case '\r':
    case '\n':
      return 'enter';
    case '\t':
      return 'tab';
    case '\u007f':
      return 'backspace';
    default:
      return character < ' ' ? undefined : character;
  }
}
