import { formatMoment } from '../../../basics/index.ts';
import type { EntryOf, SettingEntry, StoreEntry } from '../../../simulation/index.ts';
import { messageName } from '../../words.ts';
import { list, receiver, shortDetail, shortNames } from './lists.ts';
import type { Option, Words } from './words.ts';

const behind = (separator: string, text = ''): string => (text === '' ? '' : separator + text);

const power = { on: 'starts', off: 'goes off', restarting: 'starts again' } as const;
const fates = {
  lost: 'a packet is lost',
  duplicated: 'a packet comes twice',
  delayed: 'a packet is delayed',
  undeliverable: 'a packet cannot be delivered',
  'no listener': 'a packet comes for which nobody listens',
} as const;
const stored: Readonly<Record<StoreEntry['action'], string>> = {
  stored: 'stores',
  kept: 'keeps',
  deleted: 'deletes',
};

const setting = ({ name, value }: SettingEntry): string => `${name} is ${value}`;
const registered = ({ state }: EntryOf<'registration'>): string =>
  state === 'registered' ? 'is registered with' : 'is no longer registered with';
const optionOf = (option: Option | undefined): string | undefined =>
  option && `${option.name} of ${option.host}`;
const or = (parties: readonly string[]): string => list(parties, ' or ');

const everybody = 'all';

export const english: Words = {
  sentences: {
    step: ({ text }) => `somebody does this: ${text}`,
    verdict: ({ expected, problem }) => `expected was «${expected}»: ${problem}`,
    say: ({ text }) => `“${text}”`,
    setting,
    power: ({ state, reason }) => `${power[state]}: ${reason}`,
    packet: ({ packet }, { host }) =>
      `sends a ${packet.transport.toUpperCase()} packet to ${host(packet.destination.address)}, port ${packet.destination.port}`,
    fate: ({ fate, why }) => `${fates[fate]}: ${why}`,
    message: (message, { host }) =>
      `sends ${messageName(message)} to ${receiver(message, host, everybody)}${behind(': ', message.detail)}`,
    transition: ({ machine, from, to, event }, { awaited }) =>
      awaited === undefined
        ? `${machine} goes from «${from || 'start'}» to «${to}» (${event})`
        : `has waited in vain for an answer to ${awaited}`,
    screen: ({ title, lines }) =>
      `shows ${[title, ...lines].filter((line) => line !== '').join(' | ')}`,
    status: ({ text }, { awaited }) =>
      `shows the status message “${text}”${awaited === undefined ? '' : `: nobody has answered ${awaited}`}`,
    alarm: ({ text }) => `raises the alarm “${text}”`,
    store: ({ action, what, detail, cause }) =>
      `${cause === undefined ? 'has' : stored[action]} ${what}${behind(': ', detail)}`,
    log: ({ text }) => `writes into its log: ${text}`,
    counter: ({ counter, value }) => `counts ${value} ${counter}`,
    registration: (entry, { host }) =>
      `${registered(entry)} ${host(entry.server)}${behind(': ', entry.detail)}`,
    finding: ({ text }) => `what adds up here: ${text}`,
    console: ({ command, output }) => `${command} prints: ${output}`,
    'tls-secret': () => 'has the keys of a TLS connection',
  },
  exchange: ({ protocol, other, names, detail }) =>
    `${protocol} with ${other}: ${shortNames(names, ' … ')}${behind(': ', detail)}`,
  everybody,
  clashes: {
    tftpNotAuthorized: ({ phone, address, setting, records }) =>
      `${optionOf(setting) ?? `The alternate TFTP setting of ${phone}`} names ${address}, and no record of the CTL file that is installed on ${phone} holds that address: ${records.length === 0 ? 'it names no TFTP server at all' : `it names ${list(records, ' and ')}`}.`,
    unknownSigner: ({ phone, file, server, signer, known, isAdded }) =>
      `${file} on ${server} is signed by ${signer}${isAdded ? ', which this very file adds' : ''}; ${phone} accepts only what ${or(known)} signed, as its CTL file has it.`,
    changedFile: ({ file, server, signer }) =>
      `${file} on ${server} is not what ${signer} signed: its bytes were changed afterwards.`,
    damagedFile: ({ file, server, problem }) => `${file} on ${server} is damaged: ${problem}.`,
    wrongCertificate: ({ phone, server, shown, recorded }) =>
      recorded === undefined
        ? `${server} has the certificate ${shown}, and the CTL file on ${phone} has no certificate for it.`
        : `${server} has the certificate ${shown}, and the CTL file on ${phone} has another one for it: ${recorded}.`,
    recordWithoutCertificate: ({ phone, server }) =>
      `The CTL file on ${phone} has a record of ${server} without a certificate, and so the phone asks it for unsigned files.`,
    emptyFile: ({ file, server }) => `${file} on ${server} is empty.`,
    noRecord: ({ phone, server }) =>
      `${phone} is sent to CallManager ${server}, and its CTL file has no certificate of a CallManager there.`,
    missingFile: ({ server, file }) => `There is no file ${file} on ${server}.`,
    unknownDevice: ({ device }) => `The database has no device ${device}.`,
    securityMode: ({ device, database, phone }) =>
      `The database has ${device} as ${database}; the phone comes as ${phone}, as the configuration says that it has loaded.`,
    otherName: ({ phone, certificate }) =>
      `The certificate that ${phone} shows is not its own: ${certificate}.`,
    serviceDown: ({ server, service, state }) =>
      `The service ${service} of ${server} does not answer: it is ${state}.`,
    noPower: ({ host }) => `${host} has no power.`,
    noSuchHost: ({ address, setting }) =>
      `${setting === undefined ? 'The phone is sent to' : `${optionOf(setting)} names`} ${address}, and no host has that address.`,
    cutLink: ({ link }) => `The ${link} is cut.`,
    lossyNetwork: ({ conditions }) => `Packets get lost on the way: ${conditions}.`,
    decided: ({ host, line }) => `${host} decides: ${line}.`,
    lacks: ({ phone, text }) => `${phone} cannot do what it is set to: ${text}.`,
  },
  deed: (text) => `Somebody did this: ${text}.`,
  fact: (entry) =>
    entry.kind === 'setting'
      ? `${entry.name} = ${entry.value}`
      : `${entry.what} ${entry.action}${shortDetail(entry)}`,
  fromTheStart: 'so from the start',
  sinceMoment: (at) => `since ${formatMoment(at)}`,
  byStep: (text, line) =>
    `set by the step${line === undefined ? '' : ` in line ${line}`} «${text}»`,
  headings: {
    why: 'How it came about',
    rests: (hop) => `${hop} rests on: `,
    guide: 'What the guide says',
    root: 'The root',
    left: (count) => `${count} more`,
  },
};
