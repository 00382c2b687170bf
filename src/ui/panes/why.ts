import { formatMoment } from '../../basics/index.ts';
import { type Explanation, why } from '../../report/why/index.ts';
import type { Story } from '../model/index.ts';
import { cell, columnsOf, type Piece, wrap } from '../text.ts';
import type { Scene } from './scene.ts';

const widestHost = 14;
const numberColumns = 4;
const timeColumns = 10;

const explained = new WeakMap<
  Story,
  { readonly seq: number; readonly explanation?: Explanation }
>();

/** Asked anew only for another entry: what led to one does not change. */
function explain(story: Story, seq: number): Explanation | undefined {
  const known = explained.get(story);
  if (known?.seq === seq) return known.explanation;
  const explanation = why(story.timeline.entries, seq);
  explained.set(story, { seq, ...(explanation && { explanation }) });
  return explanation;
}

/** The chain of causes: the mistake first, then how it led here, then what the guide says. */
export function whyLines({ story }: Scene, seq: number, columns: number): Piece[][] {
  const explanation = explain(story, seq);
  if (!explanation) return [];
  const { root, hops, guide } = explanation;
  const room = columns - 3;
  // What somebody did is told already where that is all.
  const facts = root.facts.length === 1 && root.facts[0]?.since === '' ? [] : root.facts;
  return [
    [['alarm', ' The root']],
    ...wrap(root.text, room).map((line): Piece[] => [['strong', `   ${line}`]]),
    ...facts.flatMap(({ host, text, since }) =>
      hanging(
        [host === '' ? text : `${host}: ${text}`, since].filter(Boolean).join(', '),
        columns,
        5,
      ),
    ),
    [],
    [['say', ' How it came about, the last first']],
    ...hopLines(hops, columns),
    ...(guide.length === 0 ? [] : [[], [['say', ' What the guide says']] as Piece[]]),
    ...guide.flatMap(({ section, text, meaning }) => [
      ...wrap(text.replaceAll('\n', ' '), room).map((line): Piece[] => [['strong', `   ${line}`]]),
      [['faint', `   ${section}`]] as Piece[],
      ...wrap(meaning, room - 2).map((line): Piece[] => [['normal', `     ${line}`]]),
    ]),
  ];
}

const hanging = (text: string, columns: number, indent: number): Piece[][] =>
  wrap(text, columns - indent - 1).map((line, index) => [
    ['normal', `${index === 0 ? '- '.padStart(indent) : ' '.repeat(indent)}${line}`],
  ]);

function hopLines(hops: Explanation['hops'], columns: number): Piece[][] {
  const hosts = hops.map(({ host }) => columnsOf(host === 'site' ? '' : host));
  const hostColumns = Math.min(widestHost, Math.max(...hosts));
  return hops.flatMap(({ at, host, text, depth, as }, index) => {
    const begin = numberColumns + timeColumns + hostColumns + 2 + 2 * depth;
    return wrap(text, Math.max(20, columns - begin - 1)).map((line, row): Piece[] => {
      if (row > 0) return [['normal', ' '.repeat(begin) + line]];
      const head = `${String(index + 1).padStart(numberColumns)}${formatMoment(at).padStart(timeColumns)} `;
      const name = cell(host === 'site' ? '' : host, hostColumns);
      return [
        ['faint', head],
        ['normal', `${name} ${'  '.repeat(depth)}`],
        [as === 'symptom' ? 'alarm' : 'normal', line],
      ];
    });
  });
}
