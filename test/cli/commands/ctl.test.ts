import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/commands/ctl/inspection.ts';
import { type CtlRecord, recordFor, writeTrustList } from '../../../src/protocols/ctl/index.ts';
import { columnsOf } from '../../../src/report/index.ts';
import { identity, vector } from '../../protocols/ctl/vectors.ts';
import { runs } from '../../support/runs.ts';
import { said } from './said.ts';

const folder = 'test/vectors/ctl';
const v1 = `${folder}/cucm-style/CTLFile-v1.tlv`;
const v2 = `${folder}/cucm-style/CTLFile-v2-signed-by-sast2.tlv`;
const foreign = `${folder}/cucm-style/CTLFile-foreign-cluster.tlv`;
const itl = `${folder}/tool/ITLFile.tlv`;
const signedFile = `${folder}/cucm-style/SEP001122334455.cnf.xml.sgn`;
const flipped = `${folder}/negative/ctl-body-flipped.tlv`;
const truncated = `${folder}/negative/ctl-truncated.tlv`;
const empty = `${folder}/negative/ctl-empty.tlv`;
const signedByCapf = `${folder}/negative/sgn-signed-by-capf-role.cnf.xml.sgn`;
const signedFileFlipped = `${folder}/negative/sgn-body-flipped.cnf.xml.sgn`;

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'offhook-ctl-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function written(name: string, bytes: Uint8Array): string {
  const file = join(scratch, name);
  writeFileSync(file, bytes);
  return file;
}

async function inspected(...args: readonly string[]): Promise<Inspection> {
  const { stdout } = await said(['ctl', 'inspect', '--json', ...args]);
  return JSON.parse(stdout);
}

/** The text without the tree: what is concluded from it. */
async function conclusions(...args: readonly string[]): Promise<string> {
  const { stdout } = await said(['ctl', 'inspect', ...args]);
  const [head, , ...rest] = stdout.split('\n\n');
  return [head, ...rest].join('\n\n').replaceAll(`${folder}/`, '');
}

describe('offhook ctl inspect', () => {
  it('shows every element of a CTL file with offset, length, name and value', async () => {
    const { stdout, stderr, exitCode } = await said(['ctl', 'inspect', v2]);

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const [, tree = ''] = stdout.split('\n\n');
    expect(tree.split('\n').slice(0, 31).join('\n')).toMatchInlineSnapshot(`
      "offset  length  name
      0x0000     276  Header
      0x0000       5    VERSION: 1.2
      0x0005       5    HEADERLENGTH: 276
      0x000a      92    SIGNERID
      0x000d      38      SIGNERNAME: CN=SAST-LAB0002;OU=IPCBU;O=Sim Lab
      0x0033      13      SERIALNUMBER: 83:E9:08:00:00:00:55:45:AF:31
      0x0040      38      CANAME: CN=SAST-LAB0002;OU=IPCBU;O=Sim Lab
      0x0066      18    SIGNATUREINFO
      0x0069       4      DIGESTALGORITHM: sha1
      0x006d      11      SIGNATUREALGOINFO
      0x0070       4        SIGNATUREALGORITHM: RSA
      0x0074       4        SIGNATUREMODULUS: 1024
      0x0078     131    SIGNATURE: 546c88a12cbbfe57… (128 bytes)
      0x00fb      15    FILENAME: CTLFile.tlv
      0x010a       7    TIMESTAMP: 2005-01-02T00:00:00Z
      0x0111       1    PADDING
      0x0112       1    PADDING
      0x0113       1    PADDING
      0x0114     774  Record 1: SAST
      0x0114       5    RECORDLENGTH: 774
      0x0119       4    DNSNAME
      0x011d      38    SUBJECTNAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab
      0x0143       5    FUNCTION: SAST
      0x0148      38    ISSUERNAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab
      0x016e      12    SERIALNUMBER: 3C:F9:27:00:00:AF:A2:DA:45
      0x017a     143    PUBLICKEY: RSA 1024 bits
      0x0209     522    CERTIFICATE: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab, valid
                            2000-01-01 to 2049-12-31, RSA 1024 bits
      0x0413       7    IPADDRESS: 0.0.0.0
      0x041a     777  Record 2: SAST"
    `);
    expect(tree.split('\n').slice(-5).join('\n')).toMatchInlineSnapshot(`
      "0x0e17      31  Record 5: TFTP
      0x0e17       5    RECORDLENGTH: 31
      0x0e1c      14    DNSNAME: 192.0.2.99
      0x0e2a       5    FUNCTION: TFTP
      0x0e2f       7    IPADDRESS: 192.0.2.99"
    `);
  });

  it('says what phones do with a good CTL file', async () => {
    expect(await conclusions(v2, '--installed', v1)).toMatchInlineSnapshot(`
      "cucm-style/CTLFile-v2-signed-by-sast2.tlv: CTL file, 3638 bytes
      MD5    94f46a141dda4805313830db3a6813cf
      SHA-1  9c67b1d3ad37ca03797d5bba8efb19be41081433

      Records by role
        SAST
           1  CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab, certificate valid 2000-01-01 to
              2049-12-31, RSA 1024 bits
           2  CN=SAST-LAB0002;OU=IPCBU;O=Sim Lab, certificate valid 2000-01-01 to
              2049-12-31, RSA 1024 bits
        CCM+TFTP
           3  192.0.2.10, CN=ccm-pub;OU=Voice;O=Sim Lab;L=Testville;C=DE, certificate
              valid 2000-01-01 to 2049-12-31, RSA 1024 bits
        CAPF
           4  192.0.2.10, CN=CAPF-e9037b69;OU=Voice;O=Sim Lab;L=Testville;C=DE,
              certificate valid 2000-01-01 to 2049-12-31, RSA 1024 bits
        TFTP
           5  192.0.2.99, no certificate

      Signed as CTLFile.tlv by CN=SAST-LAB0002;OU=IPCBU;O=Sim Lab,
                2005-01-02T00:00:00Z
      The signature is good: one of its own tokens signed it
      Limits: 5 of at most 100 records; 3638 of at most 76800 bytes

      A phone without a CTL file
        accepts and stores it, because one of its own tokens signed it
        then loads from 192.0.2.10 (signed files), 192.0.2.99 (unsigned files)

      A phone with cucm-style/CTLFile-v1.tlv
        accepts it and stores it in the place of the old one, because a token of the
          installed file signed it
        then loads from 192.0.2.10 (signed files), 192.0.2.99 (unsigned files)
      "
    `);
  });

  it.each([v2, flipped, truncated, signedFile])(
    'has no line wider than the page: %s',
    async (file) => {
      const { stdout } = await said(['ctl', 'inspect', file, '--installed', v1]);
      for (const line of stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
    },
  );

  it('says what phones do with the CTL file of another cluster', async () => {
    const { signature, phones } = await inspected(foreign, '--installed', v1);

    expect(signature.verdict).toBe('good');
    expect(phones).toMatchObject([
      { installed: null, verdict: 'first', does: 'accepts and stores it', guide: [] },
      {
        installed: v1,
        verdict: 'unknown-signer',
        does: 'raises File Auth Failed and keeps the one it has',
        guide: ['alarm/phone/file-auth-failed', 'ctl-file/phone-cannot-authenticate-ctl-file'],
        tftpServers: [{ server: '192.0.2.10', signedFiles: true }],
      },
    ]);
  });

  it('knows an update that the token signed which it adds', async () => {
    const [sast1, newToken] = [identity('sast1'), identity('sast-foreign')];
    const records = [sast1, newToken].map(({ certificate }) => recordFor('SAST', certificate));
    const update = writeTrustList({ records, signer: newToken, timestamp: new Date('2005-06-15') });

    const { phones } = await inspected(written('update.tlv', update), '--installed', v1);

    expect(phones[1]).toMatchObject({
      verdict: 'signed-by-new-token',
      guide: [
        'alarm/phone/file-auth-failed',
        'ctl-file/phone-cannot-authenticate-ctl-file/new-token',
      ],
    });
  });

  it('leaves a phone that has the very file as it is', async () => {
    const { phones } = await inspected(v1, '--installed', v1);

    expect(phones[1]).toMatchObject({
      verdict: 'unchanged',
      accepts: true,
      does: 'keeps the one it has',
      guide: [],
    });
  });

  it('judges an ITL file as a CTL file, and says so', async () => {
    const { kind, notes, phones } = await inspected(itl);

    expect(kind).toBe('ITL file');
    expect(notes).toEqual([
      'Phones of CallManager 4.1 know no ITL files: this one is judged as a CTL file.',
    ]);
    expect(phones[0]?.tftpServers).toEqual([]);
  });

  it('says which limits a file exceeds', async () => {
    const { certificate } = identity('sast1');
    const list = writeTrustList({
      records: [recordFor('SAST', certificate)],
      signer: identity('sast1'),
      timestamp: new Date('2005-06-15'),
    });
    const tiny = Uint8Array.of(1, 0, 2, 0, 5);
    const file = written('101.tlv', Buffer.concat([list, ...Array<Uint8Array>(100).fill(tiny)]));

    const { limits } = await inspected(file);

    expect(limits).toMatchObject([
      { limit: 'records', actual: 101, maximum: 100, exceeded: true },
      { limit: 'size', maximum: 76_800, exceeded: false },
    ]);
    expect(await conclusions(file)).toContain(
      'Limits: EXCEEDED: 101 records, but the CTL client writes at most 100; ',
    );
  });

  it('tells servers that are asked for signed files from those without a certificate', async () => {
    const { certificate } = identity('sast1');
    const without: CtlRecord = { role: 'TFTP', dnsName: 'backup' };
    const list = writeTrustList({
      records: [recordFor('SAST', certificate), without],
      signer: identity('sast1'),
      timestamp: new Date('2005-06-15'),
    });

    expect(await conclusions(written('backup.tlv', list))).toContain(
      'then loads from backup (unsigned files)',
    );
  });

  it('lets no name in a file steer the terminal', async () => {
    const clearScreen = '\u001b[2J';
    const { certificate } = identity('sast1');
    const records: CtlRecord[] = [
      recordFor('SAST', { ...certificate, subject: clearScreen }),
      { role: 'TFTP', dnsName: clearScreen, subjectName: clearScreen },
    ];
    const signer = { ...identity('sast1'), certificate: { ...certificate, subject: clearScreen } };
    const list = writeTrustList({
      records,
      signer,
      timestamp: new Date('2005-06-15'),
      fileName: clearScreen,
    });

    const { stdout, exitCode } = await said(['ctl', 'inspect', written('escape.tlv', list)]);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('[2J');
    expect(stdout).not.toContain('\u001b');
  });

  it('says of a phone whose list names no TFTP server that it loads from any', async () => {
    const { certificate } = identity('sast1');
    const list = writeTrustList({
      records: [recordFor('SAST', certificate)],
      signer: identity('sast1'),
      timestamp: new Date('2005-06-15'),
    });

    const { phones } = await inspected(written('no-tftp.tlv', list));

    expect(phones[0]?.tftpServers).toBe('any');
  });
});

describe('offhook ctl inspect of a signed file', () => {
  it('says what phones do with it', async () => {
    expect(await conclusions(signedFile, '--installed', v1)).toMatchInlineSnapshot(`
      "cucm-style/SEP001122334455.cnf.xml.sgn: signed file, 1299 bytes
      MD5    0a09f42f40f174b3864daea47b083046
      SHA-1  e8910cd671acd1028feb7a1c070356d096c6cacf

      Signed as SEP001122334455.cnf.xml.sgn by CN=ccm-pub;OU=Voice;O=Sim
                Lab;L=Testville;C=DE, 2005-01-01T01:00:00Z
      The signature is good: a TFTP server of the installed CTL file signed it

      A phone without a CTL file
        does not ask for it, but for SEP001122334455.cnf.xml, because without a CTL
          file it could not check a signature
        then loads from any TFTP server (unsigned files)

      A phone with cucm-style/CTLFile-v1.tlv
        accepts it, because a TFTP server of the installed CTL file signed it
        then loads from 192.0.2.10 (signed files)
      "
    `);
  });

  it('cannot check the signature without a CTL file', async () => {
    const { signature, phones } = await inspected(signedFile);

    expect(signature.verdict).toBe('unchecked');
    expect(phones).toHaveLength(1);
    expect(phones[0]).toMatchObject({ verdict: 'not requested', accepts: false });
  });

  it('says why a phone refuses one that CAPF signed', async () => {
    const { phones } = await inspected(signedByCapf, '--installed', v1);

    expect(phones[1]).toMatchObject({
      verdict: 'signer-role',
      does: 'raises File Auth Failed and does not use it',
      guide: ['alarm/phone/file-auth-failed', 'ctl-file/phone-cannot-authenticate-other-files'],
    });
  });

  it('says so when the signed name is another than that of the file', async () => {
    const { notes } = await inspected(written('other.cnf.xml.sgn', vectorBytes(signedFile)));

    expect(notes).toEqual([
      'A phone that asks for other.cnf.xml.sgn refuses it: the signed name is SEP001122334455.cnf.xml.sgn.',
    ]);
  });
});

describe('offhook ctl inspect of a broken file', () => {
  it('shows the records before the problem, and the problem with its place', async () => {
    const { stdout, exitCode } = await said(['ctl', 'inspect', truncated]);

    expect(exitCode).toBe(2);
    const [, tree = '', ...rest] = stdout.split('\n\n');
    expect(
      tree.split('\n').filter((line) => /Record|Header|not readable|left/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "0x0000     272  Header",
        "0x0110     774  Record 1: SAST",
        "0x0416     777  Record 2: SAST",
        "0x071f     878  Record 3: CCM+TFTP",
        "0x0a8d     802  not readable: RECORDLENGTH 902 does not fit, 802 bytes are",
        "                    left",
      ]
    `);
    expect(rest.join('\n\n')).toMatchInlineSnapshot(`
      "Problem at offset 2701 (0x0a8d): RECORDLENGTH 902 does not fit, 802 bytes are
        left

      A phone without a CTL file
        raises File Auth Failed and stays without a CTL file, because it is not in
          the format
        then loads from any TFTP server (unsigned files)
        offhook explain alarm/phone/file-auth-failed
      "
    `);
  });

  it('shows the elements of the broken record up to the problem', async () => {
    const bytes = vectorBytes(v1).slice();
    // The length of SUBJECTNAME in record 2, which begins at offset 1046.
    bytes[1056] = 0xff;

    const { annotations, problem } = await inspected(written('record-2.tlv', bytes));

    expect(problem).toEqual({
      offset: 1058,
      problem: 'SUBJECTNAME needs 65315 bytes, 765 are left',
    });
    expect(annotations.map(({ offset, name }) => `${offset} ${name}`)).toEqual([
      '0 Header',
      '272 Record 1',
      '1046 RECORDLENGTH',
      '1051 DNSNAME',
      '1055 not readable',
    ]);
  });

  it('shows the elements of a broken header up to the problem', async () => {
    const { kind, annotations, problem } = await inspected(
      written('header.tlv', vectorBytes(v1).subarray(0, 200)),
    );

    expect(kind).toBe('broken CTL file');
    expect(problem?.offset).toBe(5);
    expect(annotations.map(({ offset, name }) => `${offset} ${name}`)).toEqual([
      '0 VERSION',
      '5 not readable',
    ]);
  });

  it('says of an empty file that phones take it for none', async () => {
    const { kind, phones } = await inspected(empty, '--installed', v1);

    expect(kind).toBe('empty file');
    expect(phones.map(({ does }) => does)).toEqual([
      'stays without a CTL file',
      'keeps the one it has',
    ]);
  });

  it('leaves no byte out and never crashes, whatever the file holds', async () => {
    const good = [v1, v2, itl, signedFile].map(vectorBytes);
    const damaged = fc
      .tuple(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(6000), fc.nat(255)), { maxLength: 4 }),
        fc.nat(6000),
      )
      .map(([bytes, changes, length]) => {
        const copy = bytes.slice(0, Math.max(1, length % (bytes.length + 1)));
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    const random = fc.uint8Array({ maxLength: 300 });
    const begun = random.map((bytes) => new Uint8Array(Buffer.from([1, 0, 2, 1, 2, ...bytes])));
    const file = join(scratch, 'hostile');
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, random, begun), async (bytes) => {
        writeFileSync(file, bytes);
        const { stdout, exitCode } = await said([
          'ctl',
          'inspect',
          '--json',
          file,
          '--installed',
          v1,
        ]);
        const { annotations, problem } = JSON.parse(stdout) as Inspection;
        expect(exitCode).toBe(problem ? 2 : 0);
        let end = 0;
        for (const { offset, length } of annotations) {
          expect(offset).toBe(end);
          end += length;
        }
        expect(end).toBe(bytes.length);
        expect(problem?.offset ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('refuses a file that is larger than any phone would load', async () => {
    const large = new Uint8Array(600_000);
    large.set(vectorBytes(v1));
    const { stdout, stderr, exitCode } = await said([
      'ctl',
      'inspect',
      written('large.tlv', large),
    ]);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(/large\.tlv has 600000 bytes: no phone loads a CTL file of more than/);
  });

  it('reads no file of more than 10 MB', async () => {
    const file = written('huge.tlv', new Uint8Array(10 * 1024 * 1024 + 1));
    const { stderr, exitCode } = await said(['ctl', 'inspect', file]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('huge.tlv has more than 10 MB');
  });
});

describe('offhook ctl verify', () => {
  it.each([
    ['good', 0, [v1]],
    ['good', 0, [v2, '--installed', v1]],
    ['not good', 1, [v2, '--installed', foreign]],
    ['not good', 1, [flipped]],
    ['unusable', 2, [truncated]],
    ['unusable', 2, [empty]],
    ['good', 0, [signedFile, '--installed', v1]],
    ['not good', 1, [signedFile, '--installed', itl]],
    ['not good', 1, [signedByCapf, '--installed', v1]],
    ['not good', 1, [signedFileFlipped, '--installed', v1]],
  ])('finds a file %s and ends with %i: %j', async (verdict, exitCode, args) => {
    const result = await said(['ctl', 'verify', ...args]);

    expect(result).toMatchObject({ stderr: '', exitCode });
    expect(result.stdout).toMatch(`${args[0]}: ${verdict}: `);
    const json = await said(['ctl', 'verify', '--json', ...args]);
    expect(JSON.parse(json.stdout)).toMatchObject({ file: args[0], verdict });
    expect(json.exitCode).toBe(exitCode);
  });

  it('asks for a CTL file to check a signed file with', async () => {
    const { stdout, stderr, exitCode } = await said(['ctl', 'verify', signedFile]);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('Name the CTL file with --installed.');
  });

  it.each([
    [signedFile, 'it is a signed file'],
    [truncated, 'RECORDLENGTH 902 does not fit'],
    [empty, 'VERSION belongs here, not the end'],
  ])('takes no %s for an installed CTL file', async (installed, why) => {
    const { stderr, exitCode } = await said(['ctl', 'verify', v1, '--installed', installed]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`no phone has ${installed} installed as its CTL file: `);
    expect(stderr).toContain(why);
  });
});

describe('offhook ctl md5', () => {
  it('prints the hash that the phone shows, and the name', async () => {
    expect(await said(['ctl', 'md5', v1, empty])).toEqual({
      stdout: `09235ec5deb0c384ea1f276a7d5bcf2f  ${v1}\nd41d8cd98f00b204e9800998ecf8427e  ${empty}\n`,
      stderr: '',
      exitCode: 0,
    });
  });

  it('prints JSON', async () => {
    const { stdout } = await said(['ctl', 'md5', '--json', v1]);
    expect(JSON.parse(stdout)).toEqual([{ file: v1, md5: '09235ec5deb0c384ea1f276a7d5bcf2f' }]);
  });

  it.each([
    ['no-such-file', 'there is no such file'],
    ['test', 'it is a folder'],
  ])('prints nothing when one file cannot be read: %s', async (file, why) => {
    const { stdout, stderr, exitCode } = await said(['ctl', 'md5', v1, file]);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toBe(`error: cannot read ${file}: ${why}\n`);
  });
});

describe('the help', () => {
  it.each(['ctl', 'ctl inspect', 'ctl verify', 'ctl md5'])(
    'of %s has an example',
    async (command) => {
      const { stdout, exitCode } = await said([...command.split(' '), '--help']);

      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/\nExamples?:\n {2}\$ offhook ctl /);
    },
  );
});

function vectorBytes(path: string): Uint8Array {
  return vector(path.slice(folder.length + 1));
}
