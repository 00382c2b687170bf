/** What does not go together: for each kind of decision the facts that were held against each other. */
import { databaseHost } from '../../devices/index.ts';
import {
  callManagerRecords,
  capfRecord,
  type ParsedRecord,
  tftpRecords,
  tftpRecordsOf,
} from '../../protocols/ctl/index.ts';
import type { EntryOf, TraceEntry } from '../../simulation/index.ts';
import { Case, certificateIn, entriesToRoots } from './case.ts';
import { certificateInWords } from './certificate-in-words.ts';
import type { Clash, Rule } from './clash.ts';
import { refusedFile } from './refused-file.ts';
import { rootsOf } from './roots.ts';
import type { Ties } from './ties.ts';
import type { Clashes } from './words/index.ts';

/**
 * The mistake behind an entry: on the way back to the roots the nearest decision decides for which
 * there is a rule.
 * @returns undefined where no rule speaks of any of them
 */
export function clashBehind(entry: TraceEntry, ties: Ties, words: Clashes): Clash | undefined {
  for (const next of entriesToRoots(entry, ties)) {
    const found = new Case(next, ties);
    for (const rule of rules) {
      const clash = rule(found, words);
      if (clash) return clash;
    }
  }
  return concluded(new Case(entry, ties));
}

const tftpNotAuthorized: Rule = (found, words) => {
  const { entry, installedCtl, ctlFile } = found;
  if (entry.kind !== 'alarm' || entry.guide !== 'alarm/phone/tftp-not-authorized') return undefined;
  if (!installedCtl || !ctlFile) return undefined;
  const setting = settingOfTftp(found);
  const text = words.tftpNotAuthorized({
    phone: entry.host,
    address: lastWord(entry.text),
    setting: setting?.kind === 'setting' ? setting : undefined,
    records: tftpRecords(installedCtl).map(nameOfRecord),
  });
  return { text, facts: [...(setting ? [setting] : []), ctlFile] };
};

const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);

/** What has sent a phone to a TFTP server: an option of DHCP, or what was entered at the phone. */
const settingOfTftp = (found: Case): EntryOf<'setting'> | EntryOf<'store'> | undefined =>
  found.nearest('store', ({ what }) => what === 'alternate TFTP server') ??
  found.nearest('setting', ({ name }) => name.startsWith('DHCP option'));

const nameOfRecord = ({ address, dnsName }: ParsedRecord): string =>
  dnsName !== undefined && address !== undefined
    ? `${dnsName} (${address})`
    : (address ?? dnsName ?? '?');

/** A phone compares what a server shows in TLS with its CTL file. */
const wrongCertificate: Rule = (found, words) => {
  const { entry, installedCtl: list, ctlFile } = found;
  const shown = found.nearest('message', isCertificate);
  if (!list || !ctlFile || !shown || shown.host === entry.host) return undefined;
  const file = new Case(shown, found.ties).ground('store');
  if (!file) return undefined;
  const capf = capfRecord(list);
  const address = found.addressOf(shown.host);
  const records = file.what.endsWith('CAPF.cer')
    ? [...(capf ? [capf] : [])]
    : callManagerRecords(list).filter((record) => record.address === address);
  const recorded = certificateIn(records);
  const text = words.wrongCertificate({
    phone: entry.host,
    server: shown.host,
    shown: file.contents ? certificateInWords(file.contents) : file.detail,
    recorded: recorded && certificateInWords(recorded),
  });
  return { text, facts: [file, ctlFile] };
};

const isCertificate = ({ protocol, name }: EntryOf<'message'>): boolean =>
  protocol === 'TLS' && name === 'Certificate';

/** The configuration names a CallManager that is not in the CTL file. */
const noRecord: Rule = (found, words) => {
  const { entry, ctlFile } = found;
  const loaded = found.ground('store', ({ what }) => what === 'configuration');
  if (entry.kind !== 'status' || !found.installedCtl || !ctlFile || !loaded) return undefined;
  const address = lastWord(entry.text);
  const host = found.hostWith(address);
  const server = host === address ? address : `${host} (${address})`;
  return { text: words.noRecord({ phone: entry.host, server }), facts: [loaded, ctlFile] };
};

const modeAlarms: ReadonlySet<string | undefined> = new Set([
  'alarm/callmanager/authenticated-device-without-tls',
  'alarm/callmanager/unauthenticated-phone-with-tls',
  'alarm/callmanager/incompatible-tls',
]);

const securityMode: Rule = (found, words) => {
  const { entry, ties } = found;
  if (entry.kind !== 'alarm' || !modeAlarms.has(entry.guide)) return undefined;
  const [, device] = /device name (\w+),/.exec(entry.text) ?? [];
  const set = found.ground('setting', ({ name }) => name.startsWith('device '));
  const loaded = found.nearest('store', ({ what }) => what === 'configuration');
  const mode = ties
    .settings('device security mode', entry.seq)
    .find(({ host }) => host === loaded?.host);
  if (!device || !set || !loaded || !mode) return undefined;
  // The line of a device begins with its model: «7960, encrypted, line 2001».
  const [first = '', second = first] = set.value.split(', ');
  const database = set.name.startsWith('device security mode') ? first : second;
  return {
    text: words.securityMode({ device, database, phone: mode.value }),
    facts: [set, loaded],
  };
};

const otherName: Rule = (found, words) => {
  const { entry } = found;
  if (entry.kind !== 'alarm' || entry.guide !== 'alarm/callmanager/name-mismatch') return undefined;
  const shown = found.nearest('store', ({ what }) => what === 'LSC');
  if (!shown) return undefined;
  const [certificate = ''] = shown.detail.split(', issued');
  return { text: words.otherName({ phone: shown.host, certificate }), facts: [shown] };
};

/** A file, or a device in the database, that is not there. */
const missing: Rule = (found, words) => {
  const { entry } = found;
  const nowhere = found.ground('setting', ({ value }) => value === 'none');
  if (nowhere?.host === databaseHost && nowhere.name.startsWith('device '))
    return {
      text: words.unknownDevice({ device: nowhere.name.slice('device '.length) }),
      facts: found.grounds.filter(({ kind }) => kind === 'setting'),
    };
  if (entry.kind !== 'log' || !/ asks for /.test(entry.text)) return undefined;
  const deleted = found.ground('store', ({ action }) => action === 'deleted');
  const file = nowhere?.name ?? deleted?.what;
  if (file === undefined) return undefined;
  return { text: words.missingFile({ server: entry.host, file }), facts: found.grounds };
};

/** A packet that came to a service that does not answer. */
const serviceDown: Rule = (found, words) => {
  const set = found.ground('setting', ({ name }) => name.startsWith('service '));
  if (!set) return undefined;
  const { host, name, value } = set;
  const service = name.slice('service '.length);
  return { text: words.serviceDown({ server: host, service, state: value }), facts: [set] };
};

/** A packet that did not arrive. */
const lost: Rule = (found, words) => {
  const { entry } = found;
  if (entry.kind !== 'fate') return undefined;
  const link = found.ground('setting', ({ name }) => name.startsWith('link '));
  if (link) return { text: words.cutLink({ link: link.name }), facts: [link] };
  const network = found.ground('setting', ({ name }) => name.startsWith('network'));
  if (network) return { text: words.lossyNetwork({ conditions: network.value }), facts: [network] };
  const power = found.nearest('power', ({ state }) => state === 'off');
  if (power) return { text: words.noPower({ host: power.host }), facts: [power] };
  const packet = found.ties.causeOf(entry);
  if (entry.fate !== 'undeliverable' || packet?.kind !== 'packet') return undefined;
  const { address } = packet.packet.destination;
  const setting = settingOfTftp(found);
  return {
    text: words.noSuchHost({
      address,
      setting: setting?.kind === 'setting' ? setting : undefined,
    }),
    facts: setting ? [setting] : rootsOf(entry, found.ties),
  };
};

/** CAPF and CallManager say in their logs why they turn somebody away. */
const decided: Rule = (found, words) => {
  const { entry } = found;
  if (entry.kind !== 'log' || found.grounds.length === 0 || / asks for /.test(entry.text))
    return undefined;
  // From whom it is stands in the facts, and what else a certificate says with the hop.
  const [line = ''] = entry.text.replace(/^[\d.]+:\d+: /, '').split('; ');
  return { text: words.decided({ host: entry.host, line }), facts: statedFacts(found) };
};

/** What somebody concludes who compares what devices show. */
function concluded(found: Case): Clash | undefined {
  const { entry } = found;
  if (entry.kind !== 'finding' || found.grounds.length === 0) return undefined;
  return { text: `${entry.text}.`, facts: statedFacts(found) };
}

/** The grounds that state something, and where the others come from. */
function statedFacts({ grounds, ties }: Case): TraceEntry[] {
  const facts = grounds.flatMap((ground) =>
    ground.kind === 'setting' || ground.kind === 'store' ? [ground] : rootsOf(ground, ties),
  );
  return [...new Set(facts)].sort((a, b) => a.seq - b.seq);
}

/** A phone that lacks what its configuration asks of it. */
const lacks: Rule = ({ entry, grounds }, words) =>
  entry.kind === 'status' && grounds.length > 0 && lacking.test(entry.text)
    ? { text: words.lacks({ phone: entry.host, text: entry.text }), facts: grounds }
    : undefined;

const lacking = /^No (CTL file|LSC) for TLS|^LSC update: (security mode|no CAPF)/;

/** A phone whose CTL file has its TFTP server, and no certificate of it. */
const unsignedFiles: Rule = (found, words) => {
  const { entry, installedCtl, ctlFile } = found;
  if (entry.kind !== 'message' || entry.protocol !== 'TFTP' || !ctlFile) return undefined;
  if (!/\.cnf\.xml,/.test(entry.detail)) return undefined;
  const { address } = entry.to;
  const records = installedCtl ? tftpRecordsOf(installedCtl, address) : [];
  if (records.length === 0 || certificateIn(records)) return undefined;
  const server = found.hostWith(address);
  const text = words.recordWithoutCertificate({ phone: entry.host, server });
  return { text, facts: [ctlFile] };
};

const rules: readonly Rule[] = [
  tftpNotAuthorized,
  refusedFile,
  wrongCertificate,
  noRecord,
  securityMode,
  otherName,
  missing,
  serviceDown,
  lost,
  decided,
  unsignedFiles,
  lacks,
];
