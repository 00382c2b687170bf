import type { DeviceView, PhoneView, ServerView } from '../../report/view/index.ts';
import { chosenDevice } from '../model/index.ts';
import type { Look } from '../paint.ts';
import { cell, columnsOf, lineOf, windowAround } from '../text.ts';
import { type Draw, lookOfChosen, type Room, type Scene } from './scene.ts';

/** What a row of the table says of a device. */
interface Row {
  readonly name: string;
  readonly model: string;
  readonly state: string;
  readonly look: Look;
  readonly icon: string;
  readonly ctl: string;
  readonly lsc: string;
  readonly mic: string;
  readonly mode: string;
  readonly address: string;
}

const widestName = 16;

/** The columns behind the state, with how wide the pane must be to have room for them. */
const facts = [
  { heading: 'Icon', key: 'icon', columns: 8, from: 0 },
  { heading: 'CTL file', key: 'ctl', columns: 10, from: 0 },
  { heading: 'LSC', key: 'lsc', columns: 5, from: 0 },
  { heading: 'MIC', key: 'mic', columns: 5, from: 0 },
  { heading: 'Mode', key: 'mode', columns: 15, from: 96 },
  { heading: 'Address', key: 'address', columns: 15, from: 112 },
] as const satisfies readonly { key: keyof Row; [other: string]: unknown }[];

/** Narrower than this, what a row says goes onto two lines where there is room for them. */
const tableColumns = 66;

/** The site at a glance. */
export const drawSite: Draw = (scene, room) =>
  room.columns < tableColumns ? drawList(scene, room) : drawTable(scene, room);

/** Which of the devices are shown where there is not room for all of them: `3–9 of 16`, else empty. */
export function partOfSite(scene: Scene, room: Room): string {
  const count = scene.site.devices.length;
  const { from, to } = devicesShown(scene, room);
  return to - from < count ? `${from + 1}–${to} of ${count}` : '';
}

/** The devices that there is room for, the chosen one among them, and the lines that each takes. */
function devicesShown({ state, story, site }: Scene, { columns, rows }: Room) {
  const count = site.devices.length;
  const isTable = columns >= tableColumns;
  const linesEach = isTable ? 1 : Math.min(3, Math.max(1, Math.floor(rows / count)));
  const chosen = chosenDevice(state, story);
  const at = site.devices.findIndex(({ name }) => name === chosen);
  const places = Math.max(1, Math.floor((isTable ? rows - 1 : rows) / linesEach));
  const [from, to] = windowAround(count, places, at);
  return { linesEach, from, to, chosen };
}

/** A device on a line or two: what matters most first. */
const drawList: Draw = (scene, room) => {
  const { site, paint } = scene;
  const { columns } = room;
  const { linesEach, from, to, chosen } = devicesShown(scene, room);
  const nameColumns = Math.min(12, Math.max(6, ...site.devices.map(({ name }) => columnsOf(name))));
  return site.devices.slice(from, to).flatMap((device) => {
    const row = rowOf(device, linesEach === 3 ? 'middling' : 'short');
    const isChosen = device.name === chosen;
    const model = linesEach === 1 && device.kind === 'phone' ? `${row.model} ` : '';
    const begin = `${isChosen ? '▸' : ' '} ${cell(row.name, nameColumns)} ${model}`;
    const first = isChosen
      ? lineOf(paint, columns, [lookOfChosen(scene, 'site'), cell(begin + row.state, columns)])
      : lineOf(paint, columns, ['normal', begin], [row.look, row.state]);
    const more = factsInWords(row, linesEach === 3).map((text) =>
      lineOf(paint, columns, ['faint', `  ${text}`]),
    );
    return [first, ...more].slice(0, linesEach);
  });
};

/** What a row says behind its state: on two lines, or on one without a word too many. */
function factsInWords({ model, icon, ctl, lsc, mic, mode }: Row, onTwo: boolean): string[] {
  if (model === 'server')
    return [['server', ctl === '' ? '' : `CTL ${ctl}`, mode].filter(Boolean).join('  '), ''];
  return onTwo
    ? [`${model}, ${icon === '–' ? 'no' : icon} icon`, `CTL ${ctl}  LSC ${lsc}  MIC ${mic}`]
    : [`${model}  CTL ${ctl}  LSC ${lsc}  MIC ${mic}`];
}

/** A line for each device, in columns. */
const drawTable: Draw = (scene, room) => {
  const { site, paint } = scene;
  const { columns } = room;
  const shown = facts.filter(({ from }) => columns >= from);
  const names = site.devices.map(({ name }) => columnsOf(name));
  const nameColumns = Math.min(widestName, Math.max(6, ...names));
  const factColumns = shown.reduce((sum, fact) => sum + fact.columns, 0);
  const stateColumns = Math.max(8, columns - 2 - nameColumns - 2 - 7 - factColumns);
  const inColumns = (row: Readonly<Record<keyof Row, string>>) =>
    `${cell(row.name, nameColumns)}  ${cell(row.model, 7)}`;
  const behind = (row: Row) => shown.map(({ key, columns }) => cell(row[key], columns)).join('');
  const heading = `  ${cell('Device', nameColumns)}  ${cell('Model', 7)}${cell('State', stateColumns)}${shown.map(({ heading, columns }) => cell(heading, columns)).join('')}`;
  const { from, to, chosen } = devicesShown(scene, room);
  const lines = site.devices.slice(from, to).map((device) => {
    const row = rowOf(device, lengthFor(stateColumns - 1));
    const state = `${cell(row.state, stateColumns - 1)} `;
    if (device.name !== chosen)
      return lineOf(
        paint,
        columns,
        ['normal', `  ${inColumns(row)}`],
        [row.look, state],
        ['normal', behind(row)],
      );
    return lineOf(paint, columns, [
      lookOfChosen(scene, 'site'),
      cell(`▸ ${inColumns(row)}${state}${behind(row)}`, columns),
    ]);
  });
  return [lineOf(paint, columns, ['faint', heading]), ...lines];
};

type Length = 'short' | 'middling' | 'long';

/** What there is room for, with a name of a server that is not very long. */
function lengthFor(columns: number): Length {
  if (columns >= 28) return 'long';
  return columns >= 24 ? 'middling' : 'short';
}

const rowOf = (device: DeviceView, length: Length): Row =>
  device.kind === 'phone' ? phoneRow(device, length) : serverRow(device);

const yesOrNo = (is: boolean): string => (is ? '✓' : '–');

function phoneRow(phone: PhoneView, length: Length): Row {
  const [state, look] = stateOfPhone(phone, length);
  return {
    name: phone.name,
    model: phone.model,
    state,
    look,
    icon: phone.icon ?? '–',
    ctl: phone.ctl ? phone.ctl.md5.slice(0, 8) : 'none',
    lsc: yesOrNo(phone.lsc === 'installed'),
    mic: yesOrNo(phone.mic === 'installed'),
    mode: phone.mode,
    address: phone.address ?? '–',
  };
}

const registered: Readonly<Record<Length, (server: string, icon: string) => string>> = {
  short: (server, icon) => `✓ ${server}${icon}`,
  middling: (server) => `✓ registered, ${server}`,
  long: (server) => `✓ registered with ${server}`,
};

/** How far a phone is, in a few words with a mark. */
export function stateOfPhone(
  phone: PhoneView,
  length: Length = 'long',
): readonly [text: string, look: Look] {
  if (phone.power === 'off') return ['  off', 'faint'];
  if (phone.registration) {
    const { host, server } = phone.registration;
    const icon = phone.icon ? ` ${phone.icon}` : '';
    return [registered[length](host ?? server, icon), 'good'];
  }
  const { title = '', lines = [] } = phone.screen ?? {};
  const last = lines.findLast((line) => line !== '');
  if (last !== undefined && last === phone.lastAlarm?.text) return [`! ${last}`, 'alarm'];
  // While it starts, the screen tells how far it is; a menu or a line tells nothing of that.
  if (title === '' || /^Cisco IP Phone/.test(title)) return [`  ${last ?? 'starting'}`, 'normal'];
  return phone.power === 'restarting' ? ['  starting', 'normal'] : ['× not registered', 'bad'];
}

function serverRow(server: ServerView): Row {
  const services = [...server.services];
  const ill = services.filter(([, state]) => state !== 'on');
  const well = services.filter(([, state]) => state === 'on').map(([name]) => name);
  const words = [...ill.map(([name, state]) => `${name} ${state}`), ...well].join(', ');
  const isOff = server.power === 'off';
  return {
    name: server.name,
    model: 'server',
    state: isOff ? '  off' : `${ill.length > 0 ? '!' : ' '} ${words}`,
    look: !isOff && ill.length > 0 ? 'bad' : 'normal',
    icon: '',
    ctl: server.ctl ? server.ctl.md5.slice(0, 8) : '',
    lsc: '',
    mic: '',
    mode: server.registered > 0 ? `${server.registered} registered` : '',
    address: server.address ?? '',
  };
}
