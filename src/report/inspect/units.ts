import { type Annotation, FormatError, Framer, hex, tryRead } from '../../basics/index.ts';
import {
  annotateCapf,
  headerLength as capfHeader,
  sizeOnWire as capfSize,
} from '../../protocols/capf/index.ts';
import { annotateDhcp } from '../../protocols/dhcp/index.ts';
import {
  annotateSccp,
  headerLength as sccpHeader,
  sizeOnWire as sccpSize,
} from '../../protocols/sccp/index.ts';
import { annotateTftp } from '../../protocols/tftp/index.ts';
import { shifted } from './inspection.ts';

/** A message of a protocol in a stream of bytes. */
export interface Unit {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A protocol that runs over a stream. */
interface StreamProtocol {
  readonly headerLength: number;
  readonly sizeOnWire: (header: Uint8Array) => number;
  readonly annotate: (unit: Uint8Array) => Annotation;
}

const streamProtocols = {
  SCCP: { headerLength: sccpHeader, sizeOnWire: sccpSize, annotate: annotateSccp },
  CAPF: { headerLength: capfHeader, sizeOnWire: capfSize, annotate: annotateCapf },
} as const satisfies Record<string, StreamProtocol>;

export type StreamProtocolName = keyof typeof streamProtocols;

/** CAPF says so in its first byte; a length of SCCP is never as great as that would be. */
export const streamProtocolOf = (bytes: Uint8Array): StreamProtocolName =>
  bytes[0] === 0x55 ? 'CAPF' : 'SCCP';

/** The messages in a stream; what follows one whose length is broken is left out. */
export function unitsIn(protocol: StreamProtocolName, bytes: Uint8Array): readonly Unit[] {
  const { headerLength, sizeOnWire } = streamProtocols[protocol];
  const framer = new Framer(headerLength, sizeOnWire);
  const units: Unit[] = [];
  let offset = 0;
  tryRead(() => {
    for (const unit of framer.units(bytes)) {
      units.push({ offset, bytes: unit });
      offset += unit.length;
    }
  });
  return units;
}

/** What a message means, at its place in the stream. */
export const annotateUnit = (protocol: StreamProtocolName, { offset, bytes }: Unit): Annotation =>
  shifted(annotated(protocol, bytes, streamProtocols[protocol].annotate), offset);

const datagramProtocols: Readonly<Record<string, (bytes: Uint8Array) => Annotation>> = {
  TFTP: annotateTftp,
  DHCP: annotateDhcp,
};

/** What a datagram means, as far as its protocol is known. */
export function annotateDatagram(protocol: string | undefined, bytes: Uint8Array): Annotation {
  const annotate = protocol === undefined ? undefined : datagramProtocols[protocol];
  return annotate ? annotated(protocol ?? '', bytes, annotate) : data(bytes);
}

/** Bytes that nothing more is known of. */
export const data = (bytes: Uint8Array, name = 'data'): Annotation => ({
  offset: 0,
  length: bytes.length,
  name,
  value: bytes.length > mostShown ? `${bytes.length} bytes` : hex(bytes),
});
const mostShown = 32;

function annotated(
  protocol: string,
  bytes: Uint8Array,
  annotate: (bytes: Uint8Array) => Annotation,
): Annotation {
  const annotation = tryRead(() => annotate(bytes));
  if (annotation instanceof FormatError)
    return { ...data(bytes, `${protocol}, broken`), value: annotation.problem };
  const { name } = annotation;
  return {
    ...annotation,
    name: name.startsWith(protocol) ? name : `${protocol} ${name}`,
    children: withRest(annotation.children ?? [], bytes),
  };
}

/** Nothing is left out: what no field is (an end mark, padding) stands behind the fields. */
export function withRest(nodes: readonly Annotation[], bytes: Uint8Array): readonly Annotation[] {
  const end = nodes.reduce((last, { offset, length }) => Math.max(last, offset + length), 0);
  return end >= bytes.length
    ? nodes
    : [...nodes, shifted(data(bytes.subarray(end), 'the rest'), end)];
}
