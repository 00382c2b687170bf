import { type Annotation, hex } from '../../basics/index.ts';
import { type Fragment, readWithFragments } from './codec.ts';
import { describeDhcp } from './describe.ts';
import { headerFields, headerSize } from './header.ts';
import type { DhcpMessage } from './message.ts';
import { optionByCode } from './options.ts';

/** The message, byte for byte. @throws FormatError as `readDhcp` does */
export function annotateDhcp(bytes: Uint8Array): Annotation {
  const { message, fragments } = readWithFragments(bytes);
  const pieces = new Map<number, number>();
  for (const { code } of fragments) pieces.set(code, (pieces.get(code) ?? 0) + 1);
  return {
    offset: 0,
    length: bytes.length,
    name: describeDhcp(message).name,
    children: [
      ...header(message),
      { offset: headerSize, length: 4, name: 'Magic cookie' },
      ...fragments.map((fragment) => option(fragment, pieces.get(fragment.code) === 1, message)),
    ],
  };
}

function header(message: DhcpMessage): Annotation[] {
  let offset = 0;
  return headerFields.map((field) => {
    const annotation = {
      offset,
      length: field.size,
      name: field.name,
      value: field.format(message),
    };
    offset += field.size;
    return annotation;
  });
}

/** A piece of an option that was cut up is shown as bytes: its meaning needs all pieces. */
function option(
  { code, offset, length, value }: Fragment,
  whole: boolean,
  { options }: DhcpMessage,
): Annotation {
  const field = optionByCode.get(code);
  return {
    offset,
    length,
    name: `Option ${code}${field ? `: ${field.name}` : ''}`,
    value: field && whole ? field.format(options) : hex(value),
  };
}
