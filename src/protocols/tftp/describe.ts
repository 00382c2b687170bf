import { messageName } from './codec.ts';
import { printable, showOption } from './fields.ts';
import { errorMeaning, type TftpMessage } from './message.ts';

/** A message as a line in a timeline: its name, and what else is worth reading. */
export function describeTftp(message: TftpMessage): { name: string; detail: string } {
  return { name: messageName(message.kind), detail: detailOf(message) };
}

function detailOf(message: TftpMessage): string {
  switch (message.kind) {
    case 'read request':
    case 'write request':
      return [message.file, message.mode]
        .map(printable)
        .concat(message.options.map(showOption))
        .join(', ');
    case 'data':
      return `block ${message.block}, ${message.bytes.length} bytes`;
    case 'acknowledgement':
      return `block ${message.block}`;
    case 'error':
      return `${message.code} ${printable(message.text) || errorMeaning(message.code)}`;
    case 'option acknowledgement':
      return message.options.map(showOption).join(', ');
  }
}
