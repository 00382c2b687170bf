import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/program.ts';

/** What tshark says of one frame of a capture. */
export interface Frame {
  readonly number: number;
  readonly isMalformed: boolean;
  /** From the outside in: `eth:ethertype:ip:udp:tftp`. */
  readonly protocols: readonly string[];
  readonly udpPorts: readonly string[];
  readonly tcpPorts: readonly string[];
  readonly tcpBytes: number;
  /** TCP sends it again; tshark does not look into such a segment. */
  readonly isRetransmission: boolean;
}

const fields = [
  'frame.number',
  '_ws.malformed',
  'frame.protocols',
  'udp.port',
  'tcp.port',
  'tcp.len',
  'tcp.analysis.retransmission',
];

/** tshark knows that 2443 is TLS, but not that the port of CAPF is. */
const capfIsTls = ['-d', 'tcp.port==3804,tls'];

/** @param capture a file in pcapng */
export async function framesOf(capture: Uint8Array): Promise<Frame[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  try {
    const file = join(folder, 'capture.pcapng');
    writeFileSync(file, capture);
    const columns = fields.flatMap((field) => ['-e', field]);
    const { code, stdout } = await run('tshark', [
      '-n',
      '-r',
      file,
      ...capfIsTls,
      '-T',
      'fields',
      ...columns,
    ]);
    if (code !== 0) throw new Error(`tshark ended with code ${code}`);
    return stdout.toString('utf8').split('\n').slice(0, -1).map(frameOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function frameOf(row: string): Frame {
  const [
    number,
    malformed,
    protocols = '',
    udpPorts = '',
    tcpPorts = '',
    tcpBytes,
    retransmission,
  ] = row.split('\t');
  return {
    number: Number(number),
    isMalformed: malformed !== '',
    protocols: protocols.split(':'),
    udpPorts: portsIn(udpPorts),
    tcpPorts: portsIn(tcpPorts),
    tcpBytes: Number(tcpBytes),
    isRetransmission: retransmission !== '',
  };
}

const portsIn = (column: string): string[] => column.split(',').filter((port) => port !== '');

/** The protocol that the frame has to carry by its ports; undefined when it carries none. */
export function protocolBelonging(frame: Frame): string | undefined {
  const { udpPorts, tcpPorts, tcpBytes } = frame;
  if (udpPorts.length > 0) return udpPorts.includes('67') ? 'dhcp' : 'tftp';
  if (tcpBytes === 0) return undefined;
  return tcpPorts.some((port) => port === '2443' || port === '3804') ? 'tls' : 'skinny';
}
