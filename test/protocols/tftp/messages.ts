import fc from 'fast-check';
import type { TftpMessage } from '../../../src/protocols/tftp/index.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
/** Any character that a text of TFTP can hold: one byte, and not NUL. */
const character = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
const text = (maxLength: number) => fc.string({ unit: character, maxLength });
const options = fc.array(fc.record({ name: text(12), value: text(12) }), { maxLength: 5 });
const request = { file: text(255), mode: text(20), options };

/** Every message that TFTP has. */
export const tftpMessage: fc.Arbitrary<TftpMessage> = fc.oneof(
  fc.record({ kind: fc.constant('read request' as const), ...request }),
  fc.record({ kind: fc.constant('write request' as const), ...request }),
  fc.record({
    kind: fc.constant('data' as const),
    block: u16,
    bytes: fc.uint8Array({ maxLength: 600 }),
  }),
  fc.record({ kind: fc.constant('acknowledgement' as const), block: u16 }),
  fc.record({ kind: fc.constant('error' as const), code: u16, text: text(100) }),
  fc.record({ kind: fc.constant('option acknowledgement' as const), options }),
);
