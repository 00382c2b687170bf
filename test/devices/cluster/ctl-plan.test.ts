import { describe, expect, it } from 'vitest';
import { Ipv4, ipv4FromNumber, sameBytes } from '../../../src/basics/index.ts';
import {
  type CtlPlan,
  Identities,
  makeCtlFile,
  type PlannedServer,
} from '../../../src/devices/cluster/index.ts';
import {
  CtlLimitError,
  capfRecord,
  hasCertificate,
  judgeTrustList,
  maximumRecords,
  readTrustList,
} from '../../../src/protocols/ctl/index.ts';
import { World } from '../../../src/simulation/index.ts';

const world = new World({ seed: 42 });
const identities = new Identities(world.random, world.date());

const publisher: PlannedServer = {
  name: 'publisher',
  address: Ipv4('10.1.0.10'),
  role: 'CCM+TFTP',
  certificateOf: 'publisher',
};
const alternate: PlannedServer = {
  name: '10.1.0.30',
  address: Ipv4('10.1.0.30'),
  role: 'TFTP',
  certificateOf: undefined,
};
const plan: CtlPlan = {
  tokens: ['token-1', 'token-2'],
  signWith: 'token-2',
  servers: [publisher, alternate],
};
const fileOf = (changed: Partial<CtlPlan> = {}) =>
  makeCtlFile({ ...plan, ...changed }, identities, world.date());
const listOf = (changed: Partial<CtlPlan> = {}) => readTrustList(fileOf(changed));

describe('a CTL file', () => {
  it('names the tokens first, then the servers, in the order of the plan', () => {
    expect(listOf().records.map(({ role, dnsName, address }) => [role, dnsName, address])).toEqual([
      ['SAST', '', '0.0.0.0'],
      ['SAST', '', '0.0.0.0'],
      ['CCM+TFTP', 'publisher', '10.1.0.10'],
      ['TFTP', '10.1.0.30', '10.1.0.30'],
    ]);
  });

  it('carries the certificate of each token and server that has one', () => {
    const { records } = listOf();

    expect(records.map(hasCertificate)).toEqual([true, true, true, false]);
    expect(
      sameBytes(
        records[2]?.certificate as Uint8Array,
        identities.server('publisher').certificate.der,
      ),
    ).toBe(true);
  });

  it('names CAPF behind the publisher, with the certificate that CAPF has', () => {
    const { certificate } = identities.capf('publisher');
    const capf = { name: 'publisher', address: publisher.address, certificate };
    const list = listOf({ capf });

    expect(list.records.map(({ role }) => role)).toEqual([
      'SAST',
      'SAST',
      'CCM+TFTP',
      'CAPF',
      'TFTP',
    ]);
    expect(capfRecord(list)).toMatchObject({
      dnsName: 'publisher',
      address: '10.1.0.10',
      certificate: certificate.der,
    });
    expect(listOf({ servers: [], capf }).records.map(({ role }) => role)).toEqual([
      'SAST',
      'SAST',
      'CAPF',
    ]);
  });

  it('carries the certificate of another server where the plan says so', () => {
    const { records } = listOf({ servers: [{ ...publisher, certificateOf: 'subscriber' }] });

    expect(records[2]).toMatchObject({
      dnsName: 'publisher',
      subjectName: identities.server('subscriber').certificate.subject,
    });
  });

  it('is signed by the token of the plan, so that a phone installs it', () => {
    expect(listOf().header.signerName).toContain('SAST-TOKEN-2');
    expect(judgeTrustList(undefined, fileOf()).verdict).toBe('first');
  });

  it('signed by a token that is not in it is not installed', () => {
    expect(judgeTrustList(undefined, fileOf({ signWith: 'token-3' })).verdict).toBe(
      'unknown-signer',
    );
  });

  it('is the same each time, but for its date', () => {
    expect(sameBytes(fileOf(), fileOf())).toBe(true);
    const later = makeCtlFile(plan, identities, new Date('2005-06-16T08:00:00Z'));
    expect(sameBytes(fileOf(), later)).toBe(false);
  });

  const servers = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...alternate,
      address: ipv4FromNumber(0x0a_01_01_00 + index),
    }));

  it('has room for a hundred records', () => {
    expect(listOf({ servers: servers(maximumRecords - 2) }).records).toHaveLength(100);
  });

  it('has no room for more', () => {
    expect(() => fileOf({ servers: servers(maximumRecords - 1) })).toThrow(CtlLimitError);
  });
});
