import {
  broadcastAddress,
  type Endpoint,
  formatEndpoint,
  isIpv4,
  printable,
} from '../basics/index.ts';
import type { EntryOf, PacketRecord, TraceEntry } from '../simulation/index.ts';
import { nothingSeen, type Seen } from './seen.ts';

/** How much of a run a timeline tells. */
export type Detail = 'story' | 'everything';

/** Messages that say nothing to who does not ask for them: they are the same in every run. */
const housekeeping =
  /^(KeepAlive|Capabilities|ButtonTemplate|SoftKey|SelectSoftKeys|LineStat|SpeedDialStat|ForwardStat|ServerRes|ServerReq|Version|TimeDateReq|DefineTimeDate|DisplayPromptStatus|RegisterAvailableLines|IpPort|HeadsetStatus)/;

/** What the site is made of, and how each thing stands: a timeline tells of it by what happens. */
const inventory =
  /^(model|device name|MAC address|MIC|LSC|CTL file|CTLFile\.tlv|line|device security mode|services?|service .*|link .*|network.*|cluster security mode|auto-registration)$/;

/** A server has its address from the start; that of a phone is in what DHCP says. The devices of the
 * database are told of when somebody adds one. */
const isInventory = ({ name, cause }: EntryOf<'setting'>): boolean =>
  inventory.test(name) ||
  (cause === undefined ? name.startsWith('device SEP') : name === 'address');

/** Whether an entry belongs into a timeline that a person reads. */
export function isTold(entry: TraceEntry, detail: Detail): boolean {
  if (detail === 'everything') return true;
  switch (entry.kind) {
    case 'packet':
    case 'transition':
    case 'log':
    case 'counter':
    case 'tls-secret':
      return false;
    case 'message':
      return entry.guide !== undefined || !housekeeping.test(entry.name);
    case 'fate':
      return entry.fate !== 'delayed';
    case 'setting':
      return !isInventory(entry);
    default:
      return true;
  }
}

/** What an entry says, without its time and host, in one line that begins with its mark. */
export const inWords = (entry: TraceEntry, seen: Seen = nothingSeen): string =>
  `${markOf(entry)} ${withoutMark(entry, seen)}`.trimStart();

/** The same without the mark. */
export const withoutMark = (entry: TraceEntry, seen: Seen = nothingSeen): string =>
  printable(words(entry, seen).replaceAll('\n', ' | '));

/** One character that stands before what must not be overlooked; often empty. */
export function markOf(entry: TraceEntry): '' | '▸' | '✓' | '✗' | '!' | '*' {
  switch (entry.kind) {
    case 'step':
      return '▸';
    case 'verdict':
      return entry.held ? '✓' : '✗';
    case 'alarm':
      return '!';
    case 'finding':
      return '*';
    default:
      return '';
  }
}

function words(entry: TraceEntry, seen: Seen): string {
  switch (entry.kind) {
    case 'step':
      return entry.text;
    case 'verdict':
      return entry.expected + behind(': ', entry.problem);
    case 'say':
      return `“${entry.text}”`;
    case 'setting':
      return `set: ${settingInWords(entry)}`;
    case 'power':
      return `${power[entry.state]}: ${entry.reason}`;
    case 'packet':
      return `packet ${packetInWords(entry.packet, seen)}`;
    case 'fate':
      return `packet ${entry.fate}: ${entry.why}`;
    case 'message':
      return `${messageName(entry)} ${receiver(entry.to, seen)}${behind(': ', entry.detail)}`;
    case 'transition':
      return `${entry.machine}: ${entry.from || 'start'} → ${entry.to} (${entry.event})`;
    case 'screen':
      return `screen: ${screenInWords(entry, seen.screenOf(entry.host))}`;
    case 'status':
      return `status message: ${entry.text}`;
    case 'alarm':
      return `ALARM ${entry.text}`;
    case 'store':
      return `${entry.what} ${entry.action}${behind(': ', entry.detail)}${behind(', MD5 ', entry.md5)}`;
    case 'log':
      return `log ${entry.file.slice(entry.file.lastIndexOf('\\') + 1)}: ${entry.text}`;
    case 'counter':
      return `counter ${entry.object}\\${entry.counter} = ${entry.value}`;
    case 'registration': {
      const state = entry.state === 'registered' ? 'REGISTERED with' : 'no longer registered with';
      return `${state} ${nameAndAddress(entry.server, seen)}${behind(': ', entry.detail)}`;
    }
    case 'finding':
      return `FINDING ${entry.text} [${entry.guide}]`;
    case 'console':
      return `${entry.command} prints: ${entry.output}`;
    case 'tls-secret':
      return `TLS secret of the connection with client random ${entry.clientRandom}`;
  }
}

const power: Readonly<Record<EntryOf<'power'>['state'], string>> = {
  on: 'starts',
  off: 'goes off',
  restarting: 'starts again',
};

const behind = (separator: string, text = ''): string => (text === '' ? '' : separator + text);

/** `DHCP option 150 = 10.1.0.10` */
export const settingInWords = ({ name, value }: EntryOf<'setting'>): string => `${name} = ${value}`;

/** Only the lines where the title stands there already. */
function screenInWords(screen: EntryOf<'screen'>, before: EntryOf<'screen'> | undefined): string {
  const lines = screen.lines.filter((line) => line !== '');
  if (screen.title === '' && lines.length === 0) return '(dark)';
  return (screen.title === before?.title && lines.length > 0 ? lines : [screen.title, ...lines])
    .filter((line) => line !== '')
    .join(' | ');
}

/** `DHCP Discover` says its protocol already. */
export const messageName = ({ protocol, name }: EntryOf<'message'>): string =>
  name.startsWith(protocol) ? name : `${protocol} ${name}`;

const receiver = ({ address }: Endpoint, seen: Seen): string =>
  address === broadcastAddress ? 'to all' : `to ${seen.hostAt(address) ?? address}`;

/** A configuration file may name its servers by address or by name. */
function nameAndAddress(server: string, seen: Seen): string {
  const host = isIpv4(server) ? seen.hostAt(server) : undefined;
  return host === undefined ? server : `${host} (${server})`;
}

function packetInWords({ transport, source, destination, tcp, payload }: PacketRecord, seen: Seen) {
  const flags = Object.entries(tcp?.flags ?? {}).flatMap(([name, set]) => (set ? [name] : []));
  const ends = `${endpoint(source, seen)} → ${endpoint(destination, seen)}`;
  return `${transport.toUpperCase()} ${ends}${behind(' ', flags.join(' ').toUpperCase())}, ${payload.length} bytes`;
}

const endpoint = (end: Endpoint, seen: Seen): string => {
  const host = seen.hostAt(end.address);
  return host === undefined ? formatEndpoint(end) : `${host}:${end.port}`;
};
