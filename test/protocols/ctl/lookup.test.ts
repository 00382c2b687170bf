import { describe, expect, it } from 'vitest';
import {
  callManagerRecords,
  callManagerRecordsOf,
  capfRecord,
  hasCertificate,
  type ParsedRecord,
  readTrustList,
  sastRecords,
  tftpRecords,
  tftpRecordsOf,
} from '../../../src/protocols/ctl/index.ts';
import { vector } from './vectors.ts';

const list = readTrustList(vector('cucm-style/CTLFile-v2-signed-by-sast2.tlv'));

describe('a phone that looks into its CTL file', () => {
  it('finds both tokens', () => {
    expect(sastRecords(list).map(({ subjectName }) => subjectName)).toEqual([
      'CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab',
      'CN=SAST-LAB0002;OU=IPCBU;O=Sim Lab',
    ]);
  });

  it('finds the TFTP server and the alternate one', () => {
    expect(tftpRecords(list).map(({ role, address }) => [role, address])).toEqual([
      ['CCM+TFTP', '192.0.2.10'],
      ['TFTP', '192.0.2.99'],
    ]);
  });

  it('finds the CallManager and the CAPF server', () => {
    expect(callManagerRecords(list).map(({ role }) => role)).toEqual(['CCM+TFTP']);
    expect(capfRecord(list)?.role).toBe('CAPF');
    expect(capfRecord({ ...list, records: [] })).toBeUndefined();
  });

  it('finds a TFTP server by its address', () => {
    expect(tftpRecordsOf(list, '192.0.2.99')).toHaveLength(1);
    expect(tftpRecordsOf(list, '192.0.2.98')).toEqual([]);
  });

  it('finds a TFTP server by its name, in capitals or not', () => {
    const named = {
      ...list,
      records: tftpRecords(list).map((it) => ({ ...it, dnsName: 'ccm-pub' })),
    };

    expect(tftpRecordsOf(named, 'CCM-PUB')).toHaveLength(2);
    expect(tftpRecordsOf(named, 'ccm-sub')).toEqual([]);
  });

  it('finds a CallManager by its address, or by its name, in capitals or not', () => {
    const [record] = callManagerRecords(list);
    const named = { ...list, records: [{ ...record, dnsName: 'ccm-pub' } as ParsedRecord] };

    expect(callManagerRecordsOf(named, '192.0.2.10', 'other')).toHaveLength(1);
    expect(callManagerRecordsOf(named, '192.0.2.98', 'CCM-PUB')).toHaveLength(1);
    expect(callManagerRecordsOf(named, '192.0.2.98', 'other')).toEqual([]);
    expect(callManagerRecordsOf(list, '192.0.2.99', 'other')).toEqual([]);
  });

  it('does not take the address of a server with another role for a TFTP server', () => {
    const withoutTftp = { ...list, records: list.records.filter(({ role }) => role === 'CAPF') };

    expect(tftpRecordsOf(withoutTftp, '192.0.2.10')).toEqual([]);
  });

  it('sees that the alternate TFTP server has no certificate', () => {
    expect(tftpRecordsOf(list, '192.0.2.10').map(hasCertificate)).toEqual([true]);
    expect(tftpRecordsOf(list, '192.0.2.99').map(hasCertificate)).toEqual([false]);
  });
});
