import type { TcpHeader } from '../../simulation/index.ts';
import { flags } from './flags.ts';
import { advance } from './sequence.ts';

/**
 * The RST that answers a segment which belongs to no connection (RFC 793 section 3.4, Reset
 * Generation).
 * @param length of the segment's payload in bytes
 */
export function resetAnswer(header: TcpHeader, length: number): TcpHeader {
  const { syn, ack, fin } = header.flags;
  if (ack)
    return {
      sequence: header.acknowledgement,
      acknowledgement: 0,
      flags: flags.rst,
      window: 0,
    };
  const taken = length + Number(syn ?? false) + Number(fin ?? false);
  return {
    sequence: 0,
    acknowledgement: advance(header.sequence, taken),
    flags: flags.ackRst,
    window: 0,
  };
}
