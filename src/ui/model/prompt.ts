import type { Prompt } from './state.ts';

export const emptyPrompt = (asks: Prompt['asks'], text = ''): Prompt => ({
  asks,
  text,
  caret: [...text].length,
  chosen: -1,
});

/** Typed at the caret; what was chosen of the offers is chosen no more. */
export function typed(prompt: Prompt, text: string): Prompt {
  const [before, behind] = halves(prompt);
  return withText(prompt, before + text, behind);
}

/** @param ahead rubs out behind the caret instead of before it */
export function rubbedOut(prompt: Prompt, ahead = false): Prompt {
  const [before, behind] = halves(prompt);
  return ahead
    ? withText(prompt, before, [...behind].slice(1).join(''))
    : withText(prompt, [...before].slice(0, -1).join(''), behind);
}

export const caretAt = (prompt: Prompt, caret: number): Prompt => ({
  ...prompt,
  caret: Math.min([...prompt.text].length, Math.max(0, caret)),
});

/** The text before the caret and behind it. */
export function halves({ text, caret }: Prompt): readonly [before: string, behind: string] {
  const characters = [...text];
  return [characters.slice(0, caret).join(''), characters.slice(caret).join('')];
}

const withText = (prompt: Prompt, before: string, behind: string): Prompt => ({
  ...prompt,
  text: before + behind,
  caret: [...before].length,
  chosen: -1,
});
