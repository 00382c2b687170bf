import { readFileSync } from 'node:fs';
import { Millis } from '../../src/basics/index.ts';
import { Session } from '../../src/scenario/index.ts';
import { frameLines } from '../../src/ui/frame.ts';
import { type Paint, unpainted } from '../../src/ui/paint.ts';
import type { Room } from '../../src/ui/panes/index.ts';
import { Show } from '../../src/ui/show.ts';

export const tftpNotAuthorized = 'scenarios/alarms/tftp-not-authorized.yaml';

/** A show of a scenario that has run to its end; the view stands at the start. */
export function aShow(file = tftpNotAuthorized, paint: Paint = unpainted): Show {
  return showOf(readFileSync(file, 'utf8'), paint, file);
}

export function showOf(text: string, paint: Paint = unpainted, file = 'a.yaml'): Show {
  const show = new Show(new Session({ text, file }), paint);
  show.runAhead(Millis(Number.POSITIVE_INFINITY));
  return show;
}

/** Presses keys one after the other; a text of several characters that is no key is typed. */
export function press(show: Show, ...keys: string[]): void {
  for (const key of keys) show.take({ type: 'key', name: key });
}

/** Types a line, character by character. */
export const type = (show: Show, text: string): void =>
  press(show, ...[...text].map((character) => (character === ' ' ? 'space' : character)));

/** Lets real time pass while the view plays, until it stops by itself. */
export function play(show: Show): void {
  press(show, 'space');
  for (let frames = 0; show.state.isPlaying; frames++) {
    if (frames > 10_000) throw new Error('it never stopped');
    show.take({ type: 'tick', elapsed: 40 });
  }
}

export const small: Room = { columns: 80, rows: 24 };
export const large: Room = { columns: 140, rows: 45 };

/** The frame as a person reads it. */
export const screenOf = (show: Show, room: Room = small): string =>
  frameLines(show.scene, room)
    .map((line) => line.trimEnd())
    .join('\n');
