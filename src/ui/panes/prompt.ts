import { halves, offers, type Prompt, type State } from '../model/index.ts';
import { cell, columnsOf, lineOf, windowAround, wrap } from '../text.ts';
import type { Draw } from './scene.ts';

const labels: Readonly<Record<Prompt['asks'], string>> = {
  step: ' do: ',
  file: ' save as: ',
  overwrite: ' is there already. Write over it?',
  quit: ' What you did is not saved. Quit all the same?',
};

/** The line that is typed, with what could be typed next below it. */
export const drawPrompt: Draw = ({ state, story, paint }, { columns, rows }) => {
  const { prompt } = state;
  if (!prompt) return [];
  const label =
    prompt.asks === 'overwrite' ? ` ${prompt.file}${labels.overwrite}` : labels[prompt.asks];
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
    : lineOf(paint, columns, ['alarm', label]);
  // What is wrong with the line takes the place of what could be typed.
  const problem = problemBelow(state);
  if (problem !== undefined)
    return [
      line,
      ...problemLines(problem, columns).map((text) => lineOf(paint, columns, ['alarm', text])),
    ].slice(0, rows);
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

/** What is wrong with a step that is typed stands below it, where there is room for all of it. */
export const problemBelow = ({ prompt, notice }: State): string | undefined =>
  prompt?.asks === 'step' && notice?.isProblem ? notice.text : undefined;

const problemLines = (text: string, columns: number): string[] =>
  wrap(text, columns - 4).map((line, index) => `${index === 0 ? ' ! ' : '   '}${line}`);

/** The part of the line around the caret that there is room for. */
function visible(prompt: Prompt, columns: number): readonly [string, string] {
  const [before, behind] = halves(prompt);
  const surplus = columnsOf(before) - (columns - 1);
  return surplus > 0 ? [`…${[...before].slice(surplus + 1).join('')}`, behind] : [before, behind];
}
