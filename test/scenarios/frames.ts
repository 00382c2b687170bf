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
  readonly tcpBytes: number;
  /** TCP sends it again; tshark does not look into such a segment. */
  readonly isRetransmission: boolean;
}

const fields = [
  'frame.number',
  '_ws.malformed',
  'frame.protocols',
  'udp.port',
  'tcp.len',
  'tcp.analysis.retransmission',
];

/** @param capture a file in pcapng */
export async function framesOf(capture: Uint8Array): Promise<Frame[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  try {
    const file = join(folder, 'capture.pcapng');
    writeFileSync(file, capture);
    const columns = fields.flatMap((field) => ['-e', field]);
    const { code, stdout } = await run('tshark', ['-n', '-r', file, '-T', 'fields', ...columns]);
    if (code !== 0) throw new Error(`tshark ended with code ${code}`);
    return stdout.toString('utf8').split('\n').slice(0, -1).map(frameOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function frameOf(row: string): Frame {
  const [number, malformed, protocols = '', udpPorts = '', tcpBytes, retransmission] =
    row.split('\t');
  return {
    number: Number(number),
    isMalformed: malformed !== '',
    protocols: protocols.split(':'),
    udpPorts: udpPorts.split(',').filter((port) => port !== ''),
    tcpBytes: Number(tcpBytes),
    isRetransmission: retransmission !== '',
  };
}

/** The protocol that the frame has to carry by its ports; undefined when it carries none. */
export function protocolBelonging({ udpPorts, tcpBytes }: Frame): string | undefined {
  if (udpPorts.length > 0) return udpPorts.includes('67') ? 'dhcp' : 'tftp';
  return tcpBytes > 0 ? 'skinny' : undefined;
}
