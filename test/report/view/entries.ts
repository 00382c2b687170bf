import { Endpoint, Ipv4, MacAddress, Millis, Port } from '../../../src/basics/index.ts';
import type {
  EntryBody,
  EntryOf,
  HostName,
  TcpFlags,
  TraceEntry,
} from '../../../src/simulation/index.ts';

/** What stands in a trace: at a moment, on a host, because of an entry before it. */
export type Happening = readonly [at: number, host: HostName, body: EntryBody, cause?: number];

/** The entries of a trace; the first has the number 1. */
export const entriesOf = (happenings: readonly Happening[]): TraceEntry[] =>
  happenings.map(
    ([at, host, body, cause], index) =>
      ({
        seq: index + 1,
        at: Millis(at),
        host,
        ...(cause !== undefined && { cause }),
        ...body,
      }) as TraceEntry,
  );

const phone = { address: Ipv4('10.1.1.1'), mac: MacAddress('000DBC000001') };
const publisher = { address: Ipv4('10.1.0.10'), mac: MacAddress('000BCD000001') };

/** A message of `phone-1` to the publisher, or back. */
export function message(
  host: 'phone-1' | 'publisher',
  protocol: string,
  name: string,
  detail = '',
): EntryBody {
  const { address } = host === 'phone-1' ? publisher : phone;
  return { kind: 'message', protocol, name, to: Endpoint(address, Port(2000)), detail };
}

/** A packet of `phone-1` to the publisher, or back. */
export function packet(
  host: 'phone-1' | 'publisher',
  { payload = new Uint8Array(), flags }: { payload?: Uint8Array; flags?: TcpFlags } = {},
): EntryBody {
  const [from, to] = host === 'phone-1' ? [phone, publisher] : [publisher, phone];
  return {
    kind: 'packet',
    packet: {
      transport: flags ? 'tcp' : 'udp',
      source: Endpoint(from.address, Port(2000)),
      destination: Endpoint(to.address, Port(2000)),
      sourceMac: from.mac,
      destinationMac: to.mac,
      identification: 1,
      payload,
      ...(flags && { tcp: { sequence: 1, acknowledgement: 1, flags, window: 4096 } }),
    },
  };
}

export const setting = (name: string, value: string): EntryOf<'setting'> & EntryBody =>
  ({ kind: 'setting', name, value }) as EntryOf<'setting'>;

/** The two hosts of the messages above, as a trace tells of them first. */
export const twoHosts: readonly Happening[] = [
  [0, 'publisher', setting('address', '10.1.0.10')],
  [0, 'phone-1', setting('model', '7960')],
  [0, 'phone-1', setting('address', '10.1.1.1')],
];
