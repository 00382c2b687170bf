import { halves, offers, type Prompt } from '../model/index.ts';
import { cell, columnsOf, lineOf, windowAround } from '../text.ts';
import type { Draw } from './scene.ts';

const labels: Readonly<Record<Prompt['asks'], string>> = {
  step: ' do: ',
  file: ' save as: ',
  overwrite: ' this file is there already; write over it? ',
  quit: ' what you did is not saved; quit all the same? ',
};

/** The line that is typed, with what could be typed next below it. */
export const drawPrompt: Draw = ({ state, story, paint }, { columns, rows }) => {
  const { prompt } = state;
  if (!prompt) return [];
  const label =
    prompt.asks === 'overwrite' ? ` ${prompt.file}:${labels.overwrite}` : labels[prompt.asks];
  const [before, behind] = visible(prompt, columns - columnsOf(label) - 1);
  const [at = ' ', ...rest] = [...behind];
  const asks = prompt.asks === 'step' || prompt.asks === 'file';
  const line = asks
    ? lineOf(
        paint,
        columns,
        ['key', label],
        ['normal', before],
        ['selected', at],
        ['normal', rest.join('')],
      )
    : lineOf(
        paint,
        columns,
        ['alarm', label],
        ['key', 'y'],
        ['normal', ' yes   '],
        ['key', 'n'],
        ['normal', ' no'],
      );
  const all = offers(state, story);
  const [from, to] = windowAround(all.length, rows - 1, Math.max(0, prompt.chosen));
  const shown = all.slice(from, to);
  const width = Math.min(40, Math.max(0, ...shown.map(({ text }) => columnsOf(text))) + 2);
  return [
    line,
    ...shown.map(({ text, help }, index) => {
      const isChosen = from + index === prompt.chosen;
      const name = help === '' ? text : cell(text, width);
      return lineOf(
        paint,
        columns,
        [isChosen ? 'selected' : 'normal', ` ${isChosen ? '▸' : ' '} ${name} `],
        ['faint', help],
      );
    }),
  ];
};

/** The part of the line around the caret that there is room for. */
function visible(prompt: Prompt, columns: number): readonly [string, string] {
  const [before, behind] = halves(prompt);
  const surplus = columnsOf(before) - (columns - 1);
  return surplus > 0 ? [`…${[...before].slice(surplus + 1).join('')}`, behind] : [before, behind];
}
