import type { ServerView } from '../../report/view/index.ts';
import type { Look } from '../paint.ts';
import { cell, lineOf, type Piece, wrap } from '../text.ts';
import type { Room, Scene } from './scene.ts';

const serviceNames: Readonly<Record<string, string>> = {
  callmanager: 'Cisco CallManager',
  tftp: 'Cisco TFTP',
  capf: 'Cisco CAPF',
  dhcp: 'DHCP',
};

const looks: Readonly<Record<string, Look>> = { on: 'good', off: 'bad', hung: 'bad' };
const marks: Readonly<Record<string, string>> = { on: '✓', off: '✗', hung: '✗' };

/** A server: its services, its phones, the CTL file that it hands out, its settings. */
export function drawServer(
  { paint }: Scene,
  server: ServerView,
  { columns, rows }: Room,
): readonly string[] {
  const services = [...server.services].map(([name, state]): Piece[] => [
    [looks[state] ?? 'normal', ` ${marks[state] ?? ' '} ${cell(state, 5)}`],
    ['normal', serviceNames[name] ?? name],
  ]);
  const ctl = server.ctl;
  const facts: [string, string][] = [
    ['Address', server.address ?? ''],
    ['Phones', `${server.registered} registered`],
    ['CTL file', ctl ? ctl.md5 : 'none'],
    ...(ctl?.records === undefined ? [] : [['', `${ctl.records} records`] as [string, string]]),
    ...[...server.settings].filter(([name]) => /^DHCP option 150|^DHCP option 66/.test(name)),
  ];
  const lines: Piece[][] = [
    ...services,
    [],
    ...facts.flatMap(([name, value]) =>
      wrap(value, Math.max(8, columns - 17)).map((text, index): Piece[] => [
        ['faint', ` ${cell(index === 0 ? name : '', 15)} `],
        ['normal', text],
      ]),
    ),
  ];
  return lines.slice(0, rows).map((pieces) => lineOf(paint, columns, ...pieces));
}
