import { formatMoment } from '../../basics/index.ts';
import type { TraceEntry } from '../../simulation/index.ts';
import type { DeviceView, Timeline } from '../view/index.ts';
import { fileSections } from './file.ts';
import { guideSection } from './guide-row.ts';
import { type Fact, facts, type Inspection, type Section } from './inspection.ts';
import { messageSections } from './message.ts';
import { packetSections } from './packet.ts';
import { deviceSections, statechartSection } from './statechart.ts';

/**
 * What there is to see inside an entry: the bytes of a packet or a message, the file that was stored,
 * the statechart that took a transition, what the guide says of an alarm.
 */
export function inspect(timeline: Timeline, entry: TraceEntry): Inspection {
  const head: Section = { title: '', facts: headFacts(timeline, entry) };
  const guide =
    'guide' in entry && entry.guide !== undefined ? guideSection(entry.guide) : undefined;
  return {
    title: timeline.inWords(entry),
    sections: [head, ...sectionsOf(timeline, entry), ...(guide ? [guide] : [])],
  };
}

/** What there is to see inside a device when there are so many entries: its settings, and the
 * statecharts that run in it. */
export function inspectDevice(timeline: Timeline, length: number, host: string): Inspection {
  const device = timeline.at(length).device(host);
  if (!device) return { title: host, sections: [] };
  const own = [
    ...facts({ power: device.power, 'registered with': registrationOf(device) }),
    ...[...device.settings].map(([label, value]) => ({ label, value })),
  ];
  const ctl = device.ctl?.entry;
  const files = [ctl, device.kind === 'phone' ? device.lscEntry : undefined].flatMap((entry) =>
    entry?.contents ? fileSections(entry.what, entry.contents) : [],
  );
  return {
    title: host,
    sections: [{ title: '', facts: own }, ...deviceSections(device), ...files],
  };
}

function registrationOf(device: DeviceView): string | undefined {
  if (device.kind === 'server') return undefined;
  const { registration } = device;
  return registration
    ? `${registration.host ?? registration.server}, ${registration.security}`
    : 'nobody';
}

/** `17, DHCP Offer to phone-1` */
const named = (timeline: Timeline, entry: TraceEntry): string =>
  `${entry.seq}, ${timeline.inWords(entry)}`;

function headFacts(timeline: Timeline, entry: TraceEntry): readonly Fact[] {
  const cause = entry.cause === undefined ? undefined : timeline.find(entry.cause);
  const grounds = (entry.because ?? []).flatMap((seq) => timeline.find(seq) ?? []);
  return facts({
    entry: `${entry.seq}, ${entry.kind}`,
    time: formatMoment(entry.at),
    host: entry.host === 'site' ? undefined : entry.host,
    because: cause && named(timeline, cause),
    'rests on': grounds.map((ground) => named(timeline, ground)).join('; '),
    carries: carriedBy(timeline, entry),
    fate: fateOf(timeline, entry),
  });
}

function carriedBy(timeline: Timeline, entry: TraceEntry): string | undefined {
  if (entry.kind !== 'packet') return undefined;
  const seq = timeline.conversation.messageOf(entry.seq);
  const message = seq === undefined ? undefined : timeline.find(seq);
  if (!message) return undefined;
  const carries = message.host === entry.host && entry.packet.payload.length > 0;
  return `${carries ? '' : 'an answer to '}${named(timeline, message)}`;
}

function fateOf({ conversation }: Timeline, { seq, kind }: TraceEntry): string | undefined {
  if (kind !== 'packet' && kind !== 'message') return undefined;
  const fates = conversation.fatesOf(seq).map(({ fate, why }) => `${fate}: ${why}`);
  return fates.length === 0 ? undefined : fates.join('; ');
}

function sectionsOf(timeline: Timeline, entry: TraceEntry): readonly Section[] {
  switch (entry.kind) {
    case 'packet':
      return packetSections(timeline, entry);
    case 'message':
      return messageSections(timeline, entry);
    case 'fate': {
      const packet = entry.cause === undefined ? undefined : timeline.find(entry.cause);
      return packet?.kind === 'packet' ? packetSections(timeline, packet) : [];
    }
    case 'store':
      return entry.contents ? fileSections(entry.what, entry.contents) : [];
    case 'transition':
      return [statechartSection(entry.machine, entry.to)];
    case 'screen':
      return [
        { title: 'The screen', text: [entry.title, ...entry.lines, entry.softkeys.join(' | ')] },
      ];
    case 'console':
      return [{ title: entry.command, text: entry.output.split('\n') }];
    case 'log':
      return [{ title: entry.file, text: entry.text.split('\n') }];
    case 'verdict': {
      const evidence = entry.evidence.flatMap((seq) => timeline.find(seq) ?? []);
      const text = evidence.map(
        (one) => `${one.seq}  ${formatMoment(one.at)}  ${timeline.inWords(one)}`,
      );
      return [{ title: entry.held ? 'What met it' : 'What came instead', text }];
    }
    default:
      return [];
  }
}
