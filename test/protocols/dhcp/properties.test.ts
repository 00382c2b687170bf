import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FormatError,
  fromLatin1,
  ipv4FromNumber,
  latin1,
  MacAddress,
} from '../../../src/basics/index.ts';
import {
  annotateDhcp,
  type DhcpMessage,
  type DhcpOptions,
  readDhcp,
  writeDhcp,
} from '../../../src/protocols/dhcp/index.ts';
import { runs } from '../../support/runs.ts';
import { discover, offer } from './messages.ts';

const number = (largest: number) => fc.integer({ min: 0, max: largest });
const u32 = number(0xffff_ffff);
const address = u32.map(ipv4FromNumber);
const addresses = fc.array(address, { minLength: 1, maxLength: 100 });
const bytes = fc.uint8Array({ maxLength: 600 });
const text = bytes.map(latin1);
/** Text of a field of fixed size, which ends at the first NUL. */
const fieldText = (largest: number) => fc.uint8Array({ min: 1, maxLength: largest }).map(latin1);

const named = new Set([1, 3, 6, 12, 15, 50, 51, 52, 53, 54, 55, 58, 59, 60, 61, 66, 67, 150]);
const otherCode = fc.integer({ min: 2, max: 254 }).filter((code) => !named.has(code));

const options: fc.Arbitrary<DhcpOptions> = fc.record(
  {
    messageType: number(255),
    serverIdentifier: address,
    leaseTime: u32,
    renewalTime: u32,
    rebindingTime: u32,
    subnetMask: address,
    routers: addresses,
    domainNameServers: addresses,
    hostName: text,
    domainName: text,
    requestedAddress: address,
    parameterRequestList: fc.array(number(255)),
    vendorClass: text,
    clientIdentifier: bytes,
    tftpServerName: text,
    bootfileName: text,
    tftpServers: addresses,
    others: fc.uniqueArray(fc.record({ code: otherCode, value: bytes }), {
      selector: ({ code }) => code,
      minLength: 1,
      maxLength: 5,
    }),
  },
  { requiredKeys: [] },
);

const message: fc.Arbitrary<DhcpMessage> = fc.record({
  operation: fc.constantFrom('request', 'reply'),
  hops: number(255),
  transactionId: u32,
  seconds: number(0xffff),
  broadcast: fc.boolean(),
  clientAddress: address,
  yourAddress: address,
  nextServer: address,
  relayAgent: address,
  hardwareAddress: fc
    .uint8Array({ minLength: 6, maxLength: 6 })
    .map((mac) => MacAddress(Buffer.from(mac).toString('hex'))),
  serverName: fieldText(63),
  bootFile: fieldText(127),
  options,
});

function expectValueOrFormatError(input: Uint8Array): void {
  for (const parse of [readDhcp, annotateDhcp]) {
    try {
      parse(input);
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError);
      const { offset } = error as FormatError;
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(input.length);
    }
  }
}

describe('every DHCP message', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(message, (written) => {
        expect(readDhcp(writeDhcp(written))).toEqual(written);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('is annotated without gaps up to the end of its options', () => {
    fc.assert(
      fc.property(message, (written) => {
        const bytes = writeDhcp(written);
        let offset = 0;
        for (const child of annotateDhcp(bytes).children ?? []) {
          expect(child.offset).toBe(offset);
          offset += child.length;
        }
        expect(bytes[offset]).toBe(255);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });
});

describe('a DHCP message that is broken', () => {
  const whole = writeDhcp(offer);

  it('in being cut off, is refused at every length short of its options', () => {
    const optionsEnd = whole.lastIndexOf(255);
    for (let length = 0; length <= optionsEnd; length++)
      expect(() => readDhcp(whole.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
  });

  it('in some bytes, is read or refused with a place in it', () => {
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), number(255)), { maxLength: 8 });
    fc.assert(
      fc.property(flips, (changes) => {
        const broken = whole.slice();
        for (const [at, value] of changes) broken[at] = value;
        expectValueOrFormatError(broken);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('in all of its options, is read or refused with a place in it', () => {
    const header = writeDhcp({ ...discover, options: {} }).subarray(0, 240);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        expectValueOrFormatError(new Uint8Array([...header, ...noise]));
        expectValueOrFormatError(noise);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('in having a million pieces of an option, is still read and shown', () => {
    const header = writeDhcp({ ...discover, options: {} }).subarray(0, 240);
    const bytes = new Uint8Array([...header, ...fromLatin1('\x2b\0'.repeat(1_000_000)), 255]);

    expect(readDhcp(bytes).options.others).toEqual([{ code: 43, value: new Uint8Array(0) }]);
    expect(annotateDhcp(bytes).children).toHaveLength(15 + 1_000_000);
  });
});
