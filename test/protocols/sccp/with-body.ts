import { concat, fromHex } from '../../../src/basics/index.ts';

/** A message with this id and this body in hexadecimal, with a header that is true. */
export function withBody(id: number, body: string): Uint8Array {
  const bytes = fromHex(body);
  const header = new DataView(new ArrayBuffer(12));
  header.setUint32(0, bytes.length + 4, true);
  header.setUint32(8, id, true);
  return concat(new Uint8Array(header.buffer), bytes);
}
