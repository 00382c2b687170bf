import type { Endpoint } from '../../basics/index.ts';
import { describeTftp, type TftpMessage } from '../../protocols/tftp/index.ts';
import type { Environment } from '../environment.ts';

/** Records a message in the trace and sends it with that entry as the cause. */
export function recordMessage(
  { trace, name: host }: Environment,
  message: TftpMessage,
  to: Endpoint,
  send: () => void,
  detail = describeTftp(message).detail,
): void {
  const { name } = describeTftp(message);
  trace.recordAnd(host, { kind: 'message', protocol: 'TFTP', name, to, detail }, send);
}
