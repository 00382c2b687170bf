import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  broadcastAddress,
  DeviceName,
  Endpoint,
  formatEndpoint,
  Ipv4,
  ipv4FromNumber,
  ipv4ToNumber,
  isIpv4,
  MacAddress,
  Port,
  sameEndpoint,
} from '../../src/basics/index.ts';
import { runs } from '../support/runs.ts';

describe('an IPv4 address', () => {
  it('is the same after a way through its number', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const address = Ipv4(text);
        expect(ipv4FromNumber(ipv4ToNumber(address))).toBe(address);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('is made from each number of 32 bits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (number) => {
        const address = ipv4FromNumber(number);
        expect(isIpv4(address)).toBe(true);
        expect(ipv4ToNumber(address)).toBe(number);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('is in network order as a number', () => {
    expect(ipv4ToNumber(Ipv4('10.1.0.11'))).toBe(0x0a01000b);
    expect(ipv4ToNumber(broadcastAddress)).toBe(0xffff_ffff);
  });

  it.each([
    '10.1.0.256',
    '10.1.0',
    '10.1.0.11.2',
    '010.1.0.11',
    '10.1.0.11\n',
    ' 10.1.0.11',
    '',
    'publisher',
  ])('is not %j', (text) => {
    expect(isIpv4(text)).toBe(false);
    expect(() => Ipv4(text)).toThrow('is not an IPv4 address');
  });
});

describe('a port', () => {
  it.each([0, 69, 65535])('may be %d', (number) => {
    expect(Port(number)).toBe(number);
  });

  it.each([-1, 65536, 69.5, Number.NaN, Number.POSITIVE_INFINITY])('is not %d', (number) => {
    expect(() => Port(number)).toThrow('is not a port');
  });
});

describe('a MAC address', () => {
  it.each(['00:1a:2b:3c:4d:5e', '001a.2b3c.4d5e', '00-1A-2B-3C-4D-5E', '001a2b3c4d5e'])(
    'is read from %s',
    (text) => {
      expect(MacAddress(text)).toBe('001A2B3C4D5E');
    },
  );

  it.each(['001a2b3c4d5', '001a2b3c4d5e6f', '001a2b3c4d5g', ''])('is not %j', (text) => {
    expect(() => MacAddress(text)).toThrow('is not a MAC address');
  });

  it('gives a phone its device name', () => {
    expect(DeviceName(MacAddress('00:11:22:aa:bb:cc'))).toBe('SEP001122AABBCC');
  });
});

describe('an endpoint', () => {
  const tftp = Endpoint(Ipv4('10.1.0.11'), Port(69));

  it('reads as address and port', () => {
    expect(formatEndpoint(tftp)).toBe('10.1.0.11:69');
  });

  it('equals another with the same address and port only', () => {
    expect(sameEndpoint(tftp, Endpoint(Ipv4('10.1.0.11'), Port(69)))).toBe(true);
    expect(sameEndpoint(tftp, Endpoint(Ipv4('10.1.0.11'), Port(70)))).toBe(false);
    expect(sameEndpoint(tftp, Endpoint(Ipv4('10.1.0.12'), Port(69)))).toBe(false);
  });
});
