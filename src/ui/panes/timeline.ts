import { formatMoment } from '../../basics/index.ts';
import { markOfEntry, type ToldRow } from '../../report/view/index.ts';
import { linesOf } from '../model/index.ts';
import type { Look, Paint } from '../paint.ts';
import { cell, columnsOf, lineOf, wrap } from '../text.ts';
import { type Draw, lookOfChosen, type Room, type Scene } from './scene.ts';

const timeColumns = 8;
const widestHost = 12;

/** What has happened, in words. The chosen line is the moment that is shown. */
export const drawTimeline: Draw = (scene, room) => drawTelling(scene, room, 'timeline');

/** What devices show and tell of it: alarms, findings, status messages; with all, logs too. */
export const drawAlarms: Draw = (scene, room) => {
  const lines = drawTelling(scene, room, 'alarms');
  if (lines.length > 0) return lines;
  const text = scene.state.tellsEverything ? ' Nothing so far.' : ' None so far. t shows logs too.';
  return [lineOf(scene.paint, room.columns, ['faint', text])];
};

/** Where a list begins so that the chosen row is seen, and as much of what came before as goes. */
export function listStart(chosen: number, reached: number, rows: number): number {
  const last = Math.min(reached - 1, chosen + Math.min(3, rows >> 2));
  return Math.max(0, last - rows + 1);
}

function drawTelling(scene: Scene, { columns, rows }: Room, pane: 'timeline' | 'alarms') {
  const { state, story, paint } = scene;
  const telling = linesOf(state, story, pane);
  const chosen = telling.rows(state.cursor.seq) - 1;
  const reached = telling.rows(state.reached);
  const hosts = story.hosts.map(columnsOf);
  const hostColumns = Math.min(widestHost, Math.max(4, ...hosts));
  const options = { paint, columns, hostColumns, look: lookOfChosen(scene, pane) };
  const whole = telling.row(chosen);
  const chosenLines = whole ? chosenRow(whole, options, Math.max(1, rows >> 1)) : [];
  const start = listStart(chosen, reached, rows - Math.max(0, chosenLines.length - 1));
  let shown = start > 0 ? telling.row(start - 1)?.entry.at : undefined;
  const lines = telling.slice(start, Math.min(reached, start + rows)).flatMap((row, index) => {
    const hidesTime = row.entry.at === shown && index > 0;
    shown = row.entry.at;
    if (start + index === chosen) return chosenLines;
    return [otherRow(row, { ...options, hidesTime, isAhead: start + index > chosen })];
  });
  return lines.slice(0, rows);
}

interface LineOptions {
  readonly paint: Paint;
  readonly columns: number;
  readonly hostColumns: number;
  /** Of the chosen line. */
  readonly look: Look;
}

const begin = ({ entry, host }: ToldRow, hostColumns: number): string =>
  `${formatMoment(entry.at).padStart(timeColumns)} ${cell(host, hostColumns)} `;

/** Whole, on as many lines as it takes. */
function chosenRow(row: ToldRow, { paint, columns, hostColumns, look }: LineOptions, most: number) {
  const head = `▸${begin(row, hostColumns)}${row.mark || ' '} `;
  const indent = columnsOf(head);
  // A caption stands below the panes as well.
  const words =
    row.entry.kind === 'say' ? [row.text] : wrap(row.text, Math.max(8, columns - indent));
  if (words.length > most) words.splice(most - 1, words.length, words.slice(most - 1).join(' '));
  return words.map((text, line) =>
    lineOf(paint, columns, [look, cell((line === 0 ? head : ' '.repeat(indent)) + text, columns)]),
  );
}

interface OtherOptions extends LineOptions {
  readonly hidesTime: boolean;
  /** Seen before, but after the moment that is shown. */
  readonly isAhead: boolean;
}

function otherRow(row: ToldRow, options: OtherOptions): string {
  const { paint, columns, hostColumns, isAhead, hidesTime } = options;
  const words = `${row.mark || ' '} ${row.text}`;
  const time = hidesTime
    ? ' '.repeat(timeColumns)
    : formatMoment(row.entry.at).padStart(timeColumns);
  const who = cell(row.host, hostColumns);
  return isAhead
    ? lineOf(paint, columns, ['faint', ` ${time} ${who} ${words}`])
    : lineOf(paint, columns, ['faint', ` ${time} `], ['normal', `${who} `], [lookOf(row), words]);
}

function lookOf({ entry }: ToldRow): Look {
  switch (entry.kind) {
    case 'alarm':
      return 'alarm';
    case 'finding':
    case 'fate':
      return 'bad';
    case 'verdict':
      return entry.held ? 'good' : 'bad';
    case 'registration':
      return entry.state === 'registered' ? 'good' : 'bad';
    case 'say':
      return 'say';
    case 'step':
      return 'strong';
    case 'log':
      return markOfEntry(entry) === 'lockout' ? 'bad' : 'normal';
    case 'packet':
    case 'transition':
    case 'tls-secret':
      return 'faint';
    default:
      return 'normal';
  }
}
