import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ipv4, ipv4FromNumber } from '../../src/basics/index.ts';
import {
  type TftpAuthorizationEvent,
  type TftpAuthorizationIntent,
  tftpAuthorizationMachine,
} from '../../src/machines/index.ts';
import { runs } from '../support/runs.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(tftpAuthorizationMachine);
const phone = () => new Alone(tftpAuthorizationMachine, undefined, coverage);

const primary = Ipv4('10.1.0.10');
const backup = Ipv4('10.1.0.11');
const known = (...servers: Ipv4[]): TftpAuthorizationEvent => ({ type: 'SERVERS.KNOWN', servers });
const listed: TftpAuthorizationEvent = { type: 'SERVER.LISTED' };
const notListed: TftpAuthorizationEvent = { type: 'SERVER.NOT_LISTED' };
const noList: TftpAuthorizationEvent = { type: 'SERVER.NO_LIST' };
const silent: TftpAuthorizationEvent = { type: 'SERVER.SILENT' };
const listChanged: TftpAuthorizationEvent = { type: 'LIST.CHANGED' };

const lookUp = (server: Ipv4): TftpAuthorizationIntent => ({ type: 'look up', server });
const alarm = (server: Ipv4): TftpAuthorizationIntent => ({ type: 'alarm', server });
const use = (server: Ipv4): TftpAuthorizationIntent => ({ type: 'use', server });
const exhausted: TftpAuthorizationIntent = { type: 'exhausted' };

describe('which TFTP server a phone may load from', () => {
  it('is none before any is known', () => {
    expect(phone().state).toBe('idle');
  });

  it('is the first that the CTL file names', () => {
    const alone = phone();

    expect(alone.send(known(primary, backup))).toEqual([lookUp(primary)]);
    expect(alone.send(listed)).toEqual([use(primary)]);
    expect(alone.state).toBe('authorized');
  });

  it('is the first of all when there is no CTL file', () => {
    const alone = phone();

    expect(alone.send(known(primary, backup), noList)).toEqual([lookUp(primary), use(primary)]);
    expect(alone.state).toBe('nonsecure');
  });

  it('is the backup, after an alarm, when only that is named', () => {
    const alone = phone();
    alone.send(known(primary, backup));

    expect(alone.send(notListed)).toEqual([alarm(primary), lookUp(backup)]);
    expect(alone.send(listed)).toEqual([use(backup)]);
  });

  it('is none, after an alarm for each, when neither is named', () => {
    const alone = phone();

    expect(alone.send(known(primary, backup), notListed, notListed)).toEqual([
      lookUp(primary),
      alarm(primary),
      lookUp(backup),
      alarm(backup),
      exhausted,
    ]);
    expect(alone.state).toBe('exhausted');
  });

  it('is none, without any alarm, when DHCP gave none', () => {
    expect(phone().send(known())).toEqual([exhausted]);
  });

  it.each([
    ['authorized', listed],
    ['nonsecure', noList],
  ])('is the next one when the %s one does not answer', (state, verdict) => {
    const alone = phone();
    alone.send(known(primary, backup), verdict);
    expect(alone.state).toBe(state);

    expect(alone.send(silent)).toEqual([lookUp(backup)]);
    expect(alone.send(verdict, silent)).toEqual([use(backup), exhausted]);
  });

  it.each([listed, noList])(
    'is looked up again when the CTL file changes (after $type)',
    (verdict) => {
      const alone = phone();
      alone.send(known(primary, backup), verdict);

      expect(alone.send(listChanged)).toEqual([lookUp(primary)]);
      expect(alone.send(notListed)).toEqual([alarm(primary), lookUp(backup)]);
    },
  );

  it('begins with the first again whenever servers become known', () => {
    const alone = phone();
    alone.send(known(primary), notListed);

    expect(alone.send(known(backup), listed)).toEqual([lookUp(backup), use(backup)]);
    expect(alone.send(known(primary), listed)).toEqual([lookUp(primary), use(primary)]);
  });

  it('is one that is listed, and each one before it has its alarm', () => {
    const servers = fc.array(fc.boolean(), { maxLength: 20 });
    fc.assert(
      fc.property(servers, (inList) => {
        const addresses = inList.map((_, index) => ipv4FromNumber(0x0a_01_00_01 + index));
        const alone = phone();
        const intents = alone.send(known(...addresses));
        for (const isListed of inList) {
          if (alone.state !== 'looking up') break;
          intents.push(...alone.send(isListed ? listed : notListed));
        }

        const first = inList.indexOf(true);
        const refused = first < 0 ? addresses : addresses.slice(0, first);
        expect(intents.filter(({ type }) => type !== 'look up')).toEqual([
          ...refused.map(alarm),
          first < 0 ? exhausted : use(addresses[first] as Ipv4),
        ]);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('has been led along every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
