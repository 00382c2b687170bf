import { beforeAll, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/basics/index.ts';
import { columnsOf } from '../../../src/report/index.ts';
import {
  type Inspection,
  inspect,
  inspectDevice,
  inspectionLines,
  type Section,
} from '../../../src/report/inspect/index.ts';
import { Timeline } from '../../../src/report/view/index.ts';
import type { EntryKind, EntryOf, TraceEntry } from '../../../src/simulation/index.ts';
import { alarmed, outcomeOf } from '../outcome-of.ts';

const secureSite = `title: A phone enrols and registers
site:
  phones:
    plain: { model: 7940 }
    secret: { model: 7970, security mode: encrypted, ctl: installed }
steps:
  - power on: all phones
  - expect: { on: secret, registered with: publisher }
    within: 1 min
`;

const linesOf = (inspection: Inspection, columns = 100): string[] =>
  inspectionLines(inspection, columns, { withHex: false }).map(({ text }) => text);

const factsOf = ({ facts = [] }: Section) =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]));

/** The names on the way to each leaf of a tree. */
const leaves = (nodes: readonly Annotation[] = []): Annotation[] =>
  nodes.flatMap((node) => (node.children?.length ? leaves(node.children) : [node]));

describe('an inspection', () => {
  let timeline: Timeline;
  beforeAll(() => {
    timeline = new Timeline(outcomeOf(secureSite).world.trace.entries);
  });

  function find<Kind extends EntryKind>(
    kind: Kind,
    matches: (entry: EntryOf<Kind>) => boolean,
  ): EntryOf<Kind> {
    const found = timeline.entries.find(
      (entry) => entry.kind === kind && matches(entry as EntryOf<Kind>),
    );
    return found as EntryOf<Kind>;
  }
  const messageOf = (host: string, name: string) =>
    find('message', (entry) => entry.host === host && entry.name === name);
  const firstPacketOf = (message: TraceEntry) =>
    timeline.find(timeline.conversation.packetsOf(message.seq)[0] ?? 0) as EntryOf<'packet'>;

  it('covers every byte of a packet, from its Ethernet header on', () => {
    for (const name of ['DHCP Discover', 'Read Request', 'Register', 'ClientHello']) {
      const message = find('message', (entry) => entry.name === name);
      const { sections } = inspect(timeline, firstPacketOf(message));
      const packet = sections.find(({ title }) => title === 'The packet');
      let end = 0;
      for (const { offset, length } of leaves(packet?.nodes)) {
        // The header of a vector may be named, but not what is empty.
        expect(offset).toBeLessThanOrEqual(end);
        end = Math.max(end, offset + length);
      }
      expect(end).toBe(packet?.bytes?.length);
    }
  });

  it('tells of a packet which message it carries', () => {
    const register = messageOf('plain', 'Register');
    const [head] = inspect(timeline, firstPacketOf(register)).sections;
    expect(factsOf(head as Section).carries).toBe(`${register.seq}, SCCP Register to publisher`);
  });

  it('reads an SCCP message in clear', () => {
    const lines = linesOf(inspect(timeline, messageOf('plain', 'Register')));
    expect(lines.join('\n')).toMatch(/SCCP Register\n(.*\n)*.*deviceName: "SEP000DBC000001"/);
  });

  it('reads the same inside TLS, opened with the secret in the trace', () => {
    const { sections } = inspect(timeline, messageOf('secret', 'Register'));
    expect(sections.map(({ title }) => title)).toEqual([
      '',
      'Its bytes',
      'In the sealed record, opened with the secret in the trace',
    ]);
    const values = leaves(sections[2]?.nodes).map(({ name, value }) => `${name}: ${value}`);
    expect(values).toContain('deviceName: "SEP000DBC000002"');
    expect(values).toContain('deviceType: 30006 (7970)');
  });

  it('leaves sealed what the trace has no secret for', () => {
    const without = new Timeline(timeline.entries.filter(({ kind }) => kind !== 'tls-secret'));
    const { sections } = inspect(without, messageOf('secret', 'Register'));
    expect(sections.map(({ title }) => title)).toEqual(['', 'Its bytes']);
    expect(leaves(sections[1]?.nodes).at(-1)).toMatchObject({ name: 'sealed' });
  });

  it('shows the certificate in a handshake', () => {
    const text = linesOf(inspect(timeline, messageOf('publisher', 'Certificate'))).join('\n');
    expect(text).toContain('certificate: CN=PUBLISHER;OU=offhook;O=Simulated Cluster');
    expect(text).toContain('not before: 040615080000Z');
    expect(text).not.toContain('server random');
  });

  it('shows of messages that were sent at once only the one that is asked for', () => {
    const prompt = messageOf('publisher', 'SelectSoftKeys');
    const names = inspect(timeline, prompt).sections.flatMap(({ nodes = [] }) =>
      nodes.map(({ name }) => name),
    );
    expect(names).toEqual(['SCCP SelectSoftKeys']);
  });

  it('puts together the file that a TFTP server sends in blocks', () => {
    const { sections } = inspect(timeline, messageOf('publisher', 'Data'));
    const served = find('store', ({ what }) => what === 'CTLFile.tlv');
    const file = sections.find(({ title }) => title.endsWith('.tlv: CTL file')) as Section;
    expect(factsOf(file)).toMatchObject({ MD5: served.md5, records: '4' });
    expect(file.nodes?.map(({ name, value }) => [name, value])).toEqual([
      ['Header', undefined],
      ['Record 1', 'SAST'],
      ['Record 2', 'SAST'],
      ['Record 3', 'CCM+TFTP'],
      ['Record 4', 'CAPF'],
    ]);
  });

  it('shows each certificate of a CTL file with its fingerprint', () => {
    const stored = find('store', ({ what }) => what === 'CTL file');
    const { sections } = inspect(timeline, stored);
    expect(sections.map(({ title }) => title)).toEqual([
      '',
      'CTL file: CTL file',
      'Certificate of record 1: SAST',
      'Certificate of record 2: SAST',
      'Certificate of record 3: CCM+TFTP',
      'Certificate of record 4: CAPF',
    ]);
    expect(factsOf(sections[4] as Section)).toMatchObject({
      subject: 'CN=PUBLISHER;OU=offhook;O=Simulated Cluster',
      key: 'RSA, 1024 bits',
      MD5: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('shows a configuration with what decides about security', () => {
    const stored = find('store', ({ host, what }) => host === 'secret' && what === 'configuration');
    const [, file] = inspect(timeline, stored).sections;
    expect(factsOf(file as Section)).toMatchObject({
      CallManagers: '10.1.0.10',
      'device security mode': 'encrypted',
    });
    expect(file?.text?.join('\n')).toContain('<deviceSecurityMode>3</deviceSecurityMode>');
  });

  it('shows a certificate file, in DER and in PEM', () => {
    const of = (name: string) =>
      inspect(
        timeline,
        find('store', ({ what }) => what.endsWith(name)),
      ).sections;
    const [, der] = of('\\CAPF.cer');
    const [, , inPem] = of('.0');
    expect(factsOf(der as Section).issuer).toMatch(/\(itself\)$/);
    expect(inPem?.title).toBe('The certificate in it');
    expect(factsOf(inPem as Section)['valid to']).toMatch(/^20/);
  });

  it('shows a statechart with the state that it is in and the transitions open to it', () => {
    const taken = find(
      'transition',
      ({ machine, to }) => machine === 'ctl-trust' && to === 'CTL installed',
    );
    const [, chart] = inspect(timeline, taken).sections;
    expect(chart?.title).toBe('Statechart ctl-trust');
    expect(factsOf(chart as Section)).toEqual({ state: 'CTL installed' });
    expect(chart?.text?.join('\n')).toMatch(/CTL\.RECEIVED \[is signed by an installed token\] → /);
  });

  it('shows a device with its settings, its statecharts and its files', () => {
    const text = linesOf(inspectDevice(timeline, timeline.length, 'secret')).join('\n');
    expect(text).toMatch(/^model +7970$/m);
    expect(text).toContain('Statechart registration');
    expect(text).toContain('CTL file: CTL file');
  });

  it('names the cause and what the entry rests on', () => {
    const stray = new Timeline(outcomeOf(alarmed).world.trace.entries);
    const alarm = stray.entries.find(({ kind }) => kind === 'alarm') as TraceEntry;
    const { title, sections } = inspect(stray, alarm);
    const facts = factsOf(sections[0] as Section);
    expect(title).toBe('! ALARM TFTP Not Authorized: 10.9.9.9');
    expect(facts.because).toContain('tftp-authorization: looking up → exhausted');
    expect(facts['rests on']).toContain('CTL file stored');
    expect(sections.at(-1)).toMatchObject({ title: 'In the guide: Using Alarms' });
  });

  it('is there for every entry, and no line of it is wider than there is room', () => {
    for (const entry of timeline.entries)
      for (const { text } of inspectionLines(inspect(timeline, entry), 80))
        expect(columnsOf(text)).toBeLessThanOrEqual(80);
  });
});
