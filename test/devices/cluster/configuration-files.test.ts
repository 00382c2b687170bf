import { beforeEach, describe, expect, it } from 'vitest';
import { type DeviceName, Ipv4, sameBytes } from '../../../src/basics/index.ts';
import { ClusterDatabase } from '../../../src/devices/callmanager/index.ts';
import {
  ConfigurationFiles,
  type SettingsAccess,
} from '../../../src/devices/cluster/configuration-files.ts';
import { Identities, makeCtlFile } from '../../../src/devices/cluster/index.ts';
import {
  readDefaultConfiguration,
  readPhoneConfiguration,
} from '../../../src/protocols/config-file/index.ts';
import { readTrustList } from '../../../src/protocols/ctl/index.ts';
import { judgeSignedFile } from '../../../src/protocols/signed-file/index.ts';
import { World } from '../../../src/simulation/index.ts';

const world = new World({ seed: 42 });
const identities = new Identities(world.random, world.date());
const name = 'SEP001122334455' as DeviceName;
const plain = `${name}.cnf.xml`;
const signed = `${plain}.sgn`;

let database: ClusterDatabase;
let files: ConfigurationFiles;
let access: SettingsAccess;
beforeEach(() => {
  access = 1;
  database = new ClusterDatabase({
    clusterSecurityMode: 1,
    callManagerGroup: [
      { name: 'publisher', address: Ipv4('10.1.0.10') },
      { name: 'subscriber', address: Ipv4('10.1.0.11') },
    ],
    devices: [
      { name, model: '7970', description: '', lines: ['2001'], deviceSecurityMode: 'encrypted' },
    ],
  });
  files = new ConfigurationFiles({
    database,
    settingsAccess: () => access,
    signer: () => identities.server('publisher'),
    timestamp: world.date(),
  });
});

const configuration = () => readPhoneConfiguration(files.read(plain) as Uint8Array);

describe('the configuration file of a phone', () => {
  it('lists the servers of the group, first choice first', () => {
    expect(configuration().callManagers).toMatchObject([
      { priority: 0, processNodeName: '10.1.0.10', ethernetPhonePort: 2000 },
      { priority: 1, processNodeName: '10.1.0.11', ethernetPhonePort: 2000 },
    ]);
  });

  it('follows the database', () => {
    database.callManagerGroup = [{ name: 'other', address: Ipv4('10.1.0.12') }];

    expect(configuration().callManagers).toMatchObject([{ processNodeName: '10.1.0.12' }]);
  });

  it('sets the device security mode only in mixed mode', () => {
    expect(configuration().deviceSecurityMode).toBe(3);
    database.clusterSecurityMode = 0;
    expect(configuration().deviceSecurityMode).toBe(1);
  });

  it.each([
    ['authentication string', 1],
    ['null string', 2],
    ['existing certificate, LSC first', 3],
    ['existing certificate, MIC first', 4],
  ] as const)('tells a phone to go to CAPF by %s while an operation is pending', (mode, code) => {
    expect(configuration().capfAuthMode).toBe(0);
    database.capf.order(name, { operation: 'install', authenticationMode: mode });
    expect(configuration().capfAuthMode).toBe(code);
    database.capf.order(name, { operation: 'none' });
    expect(configuration().capfAuthMode).toBe(0);
  });

  it('names the server that runs CAPF, if there is one', () => {
    expect(configuration().capfList).toEqual([]);
    database.capfServer = { name: 'publisher', address: Ipv4('10.1.0.10') };
    expect(configuration().capfList).toEqual([{ phonePort: 3804, processNodeName: '10.1.0.10' }]);
  });

  it.each<SettingsAccess>([0, 1, 2])('sets Settings Access to %s', (value) => {
    access = value;

    expect(configuration().settingsAccess).toBe(value);
  });

  it.each([plain.toLowerCase(), plain.toUpperCase(), 'sep001122334455.CNF.xml'])(
    'is found as %s too',
    (asked) => {
      expect(files.read(asked)).toEqual(files.read(plain));
    },
  );

  it.each([
    'SEP00BADBADBAD0.cnf.xml',
    'SEP001122334455.cnf',
    'SEP001122334455.cnf.xml.sgn.sgn',
    'XSEP001122334455.cnf.xml',
    'CTLFile.tlv',
    '',
  ])('is not found as «%s»', (asked) => {
    expect(files.read(asked)).toBeUndefined();
  });
});

describe('the signed configuration file', () => {
  const list = readTrustList(
    makeCtlFile(
      {
        tokens: ['token-1'],
        signWith: 'token-1',
        servers: [
          {
            name: 'publisher',
            address: Ipv4('10.1.0.10'),
            role: 'CCM+TFTP',
            certificateOf: 'publisher',
          },
        ],
      },
      identities,
      world.date(),
    ),
  );

  it('holds the plain one, signed by the server', () => {
    const decision = judgeSignedFile(list, files.read(signed) as Uint8Array, signed);

    expect(decision).toMatchObject({ verdict: 'ok', file: { payload: files.read(plain) } });
  });

  it('is the same each time', () => {
    expect(sameBytes(files.read(signed) as Uint8Array, files.read(signed) as Uint8Array)).toBe(
      true,
    );
  });

  it('carries its own name however it was asked for', () => {
    const file = files.read(signed.toLowerCase()) as Uint8Array;

    expect(judgeSignedFile(list, file, signed).verdict).toBe('ok');
  });

  it('is not there in a nonsecure cluster', () => {
    database.clusterSecurityMode = 0;

    expect(files.read(signed)).toBeUndefined();
    expect(files.read('XMLDefault.cnf.xml.sgn')).toBeUndefined();
    expect(files.read(plain)).toBeDefined();
  });
});

describe('the default configuration file', () => {
  it.each(['XMLDefault.cnf.xml', 'xmldefault.cnf.xml'])('lists the servers too: %s', (asked) => {
    const { callManagers } = readDefaultConfiguration(files.read(asked) as Uint8Array);

    expect(callManagers.map(({ processNodeName }) => processNodeName)).toEqual([
      '10.1.0.10',
      '10.1.0.11',
    ]);
  });

  it('is signed in mixed mode', () => {
    expect(files.read('XMLDefault.cnf.xml.sgn')?.length).toBeGreaterThan(
      files.read('XMLDefault.cnf.xml')?.length ?? Number.POSITIVE_INFINITY,
    );
  });
});
