import { expect, test } from 'vitest';
import { MacAddress, Minutes, Seconds } from '../../../src/basics/index.ts';
import { actionNames } from '../../../src/scenario/language/actions.ts';
import { fillIn, loadScenario, type Step } from '../../../src/scenario/language/index.ts';
import { everyFeature } from './every-feature.ts';

const load = (text: string) => loadScenario(text, 'a.yaml');
const siteOf = (lines: string) => load(`title: x\n${lines}\nsteps: [{ wait: 1 s }]`).site;
const stepOf = (step: string, site = '') => load(`title: x\n${site}\nsteps:\n  ${step}`).steps[0];

test('a scenario of a title and a step has the usual site', () => {
  expect(load('title: x\nsteps: [{ wait: 1 s }]')).toMatchInlineSnapshot(`
    {
      "file": "a.yaml",
      "guide": [],
      "site": {
        "cluster": {
          "auto-registration": "off",
          "security mode": "mixed",
        },
        "ctl": {
          "alternate tftp": [],
          "certificates": {},
          "file": "present",
          "records": [
            "publisher",
          ],
          "sign with": "token-1",
          "tokens": [
            "token-1",
            "token-2",
          ],
        },
        "dhcp": {
          "lease": 28800000,
          "option": 150,
          "service": "on",
          "tftp": [
            "publisher",
          ],
        },
        "network": {
          "duplication": 0,
          "jitter": 0,
          "latency": 1,
          "loss": 0,
          "mss": 1460,
          "reordering": 0,
        },
        "phones": {
          "phone-1": {
            "ctl": "none",
            "in database": "yes",
            "lsc": "none",
            "model": "7960",
            "security mode": "nonsecure",
            "settings access": "enabled",
          },
        },
        "servers": {
          "publisher": {
            "address": "10.1.0.10",
            "services": [
              "callmanager",
              "tftp",
              "capf",
              "dhcp",
            ],
          },
        },
      },
      "steps": [
        {
          "action": "wait",
          "line": 2,
          "text": "wait 1 s",
          "value": 1000,
        },
      ],
      "title": "x",
    }
  `);
});

test('every key of the language is understood', () => {
  const scenario = load(everyFeature);
  expect(scenario.file).toBe('a.yaml');
  expect(new Set(scenario.steps.map(({ action }) => action))).toEqual(new Set(actionNames));
  expect(scenario.site).toMatchInlineSnapshot(`
    {
      "cluster": {
        "auto-registration": "on",
        "security mode": "mixed",
      },
      "ctl": {
        "alternate tftp": [
          "10.1.0.30",
        ],
        "certificates": {
          "publisher": "subscriber",
          "subscriber": "none",
        },
        "file": "empty",
        "records": [
          "publisher",
        ],
        "sign with": "token-2",
        "tokens": [
          "token-1",
          "token-2",
        ],
      },
      "dhcp": {
        "lease": 86400000,
        "option": 66,
        "service": "off",
        "tftp": [
          "publisher",
          "10.1.0.12",
        ],
      },
      "network": {
        "duplication": 0.01,
        "jitter": 5,
        "latency": 20,
        "loss": 0.05,
        "mss": 536,
        "reordering": 0.005,
      },
      "phones": {
        "lot-1": {
          "ctl": "none",
          "in database": "yes",
          "line": "0300",
          "lsc": "none",
          "mac": "001122AABBCC",
          "model": "7970",
          "security mode": "nonsecure",
          "settings access": "enabled",
        },
        "lot-2": {
          "ctl": "none",
          "in database": "yes",
          "line": "0301",
          "lsc": "none",
          "mac": "001122AABBCD",
          "model": "7970",
          "security mode": "nonsecure",
          "settings access": "enabled",
        },
        "lot-3": {
          "ctl": "none",
          "in database": "yes",
          "line": "0302",
          "lsc": "none",
          "mac": "001122AABBCE",
          "model": "7970",
          "security mode": "nonsecure",
          "settings access": "enabled",
        },
        "phone-1": {
          "alternate tftp": "10.9.9.9",
          "capf": {
            "completes by": {
              "day": "1",
              "hour": "12",
              "month": "7",
              "year": "2005",
            },
            "key size": 2048,
            "mode": "authentication string",
            "operation": "install",
            "string": "0123",
          },
          "ctl": "installed",
          "in database": "yes",
          "line": "2001",
          "lsc": "expired",
          "mac": "001122334455",
          "model": "7960",
          "security mode": "encrypted",
          "settings access": "restricted",
        },
        "phone-2": {
          "ctl": "none",
          "in database": "yes",
          "lsc": "none",
          "model": "7940",
          "security mode": "nonsecure",
          "settings access": "enabled",
        },
      },
      "servers": {
        "helper": {
          "address": "10.1.0.12",
          "services": [
            "dhcp",
          ],
        },
        "publisher": {
          "address": "10.1.0.10",
          "services": [
            "callmanager",
            "tftp",
            "capf",
            "dhcp",
          ],
        },
        "subscriber": {
          "address": "10.1.0.11",
          "services": [
            "callmanager",
            "tftp",
          ],
        },
      },
    }
  `);
});

test('each step says how it reads aloud and on which line it stands', () => {
  const lines = load(everyFeature).steps.map(({ line, text }) => `${line} ${text}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "44 power on all phones
    46 power off phone-1, publisher
    48 reset phone-1 with **#**
    49 restart phone-1 from CallManager
    51 press settings 3 007 **# Erase on phone-1
    52 set the alternate TFTP server of phone-1 to none
    53 say: The phone asks again.
    54 wait 1 min 30 s
    55 wait until phone-1: registered with publisher within 2 min
    57 expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9», 2 times within 30 s
    59 expect status a and screen 2001 and softkeys Erase, more and log b and file SDL and message «TFTP Read» and console c
    60 expect message protocol TFTP, name Read Request, detail /CTLSEP.*/, to publisher and packet from phone-1, to 10.1.0.10, transport udp, port 69, flag fin and state ctl-trust CTL installed and counter RegisteredHardwarePhones 1 and unregistered and file stored «CTL file» and file deleted configuration and finding alarm/phone/tftp-not-authorized and says TFTP and guide alarm/phone/tftp-not-authorized and power on
    72 expect no site: alarm x for 1 h
    74 publish a.cnf on publisher
    75 publish b.cnf on all servers
    76 update CTL file: add tokens token-3, remove tokens token-1, add tftp 10.1.0.12, remove tftp publisher, certificates nothing, records publisher, sign with token-3
    77 tamper with SEP{phone-1}.cnf.xml.sgn on publisher: flip a byte
    78 restore CTLFile.tlv on all servers
    79 delete CTLFile.tlv on publisher
    80 cut link phone-1, publisher
    81 lose the next 2 TFTP packets from phone-1 to publisher
    82 heal link phone-1
    83 change network between phone-1 and publisher: loss 10 %
    84 change DHCP: tftp publisher
    85 change cluster: auto-registration off
    86 stop tftp on publisher
    87 start tftp on publisher
    88 stop callmanager on publisher, hung
    89 restart capf on publisher
    90 set device security mode of all phones to authenticated
    91 add phone-1, phone-2 to the database
    92 delete phone-2 from the database
    93 show Phone Configuration of phone-1
    94 CAPF settings of phone-1: operation none, mode mic, string abc, key size 512, completes by year x
    95 list certificates on all servers
    96 delete certificate CAPF.cer on subscriber
    97 copy certificate CAPF.0 from publisher to subscriber
    98 new CAPF certificate on publisher
    99 uninstall the CAPF 1.0(1) utility on publisher
    100 MD5UTIL.EXE CTLFile.tlv on publisher
    101 show security of phone-1"
  `);
});

test('the example of the design reads as it stands there', () => {
  const { steps } = load(`
title: TFTP Not Authorized
guide: alarm/phone/tftp-not-authorized
site:
  phones:
    phone-1: { model: 7960, ctl: installed }
  dhcp: { tftp: 10.9.9.9 }        # no record of the installed CTL file holds this address
steps:
  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
    within: 30 s
  - say: DHCP sends the phone to a server that its CTL file does not name.
  - change dhcp: { tftp: publisher }
  - reset: phone-1
  - expect: { on: phone-1, registered with: publisher }
    within: 1 min
`);
  expect(steps[1]).toEqual({
    action: 'expect',
    value: { on: 'phone-1', alarm: { text: 'TFTP Not Authorized: 10.9.9.9' } },
    within: Seconds(30),
    line: 10,
    text: 'expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9» within 30 s',
  });
});

test('a count gives so many phones, whose addresses and lines count up', () => {
  const { phones } = siteOf(
    'site: { phones: { lot: { count: 3, mac: 0011223344FF, line: 0099 } } }',
  );
  expect(Object.entries(phones).map(([name, { mac, line }]) => [name, mac, line])).toEqual([
    ['lot-1', '0011223344FF', '0099'],
    ['lot-2', '001122334500', '0100'],
    ['lot-3', '001122334501', '0101'],
  ]);
});

test('a server without an address gets the next that is free', () => {
  const { servers } = siteOf(
    'site: { servers: { a: { address: 10.1.0.10 }, b: {}, c: { services: [dhcp] } } }',
  );
  expect(servers).toEqual({
    publisher: { address: '10.1.0.11', services: ['callmanager', 'tftp', 'capf', 'dhcp'] },
    a: { address: '10.1.0.10', services: ['callmanager', 'tftp'] },
    b: { address: '10.1.0.12', services: ['callmanager', 'tftp'] },
    c: { address: '10.1.0.13', services: ['dhcp'] },
  });
});

test('the CTL file names all servers with callmanager or tftp, and its first token signs it', () => {
  const { ctl } = siteOf(
    'site: { servers: { tftp-1: { services: [tftp] }, dhcp-1: { services: [dhcp] } }, ctl: { tokens: [a, b] } }',
  );
  expect(ctl).toMatchObject({ records: ['publisher', 'tftp-1'], 'sign with': 'a' });
});

test.each([
  ['- power on: phone-1', ['phone-1']],
  ['- power on: [phone-1, publisher, phone-1]', ['phone-1', 'publisher']],
  ['- power on: all phones', ['phone-1']],
  ['- power on: [all servers, all phones]', ['publisher', 'phone-1']],
  ['- wait: 1 min 30 s', 90_000],
  ['- cut link: phone-1', ['phone-1']],
  ['- cut link: [phone-1, publisher]', ['phone-1', 'publisher']],
  ['- press: { on: phone-1, keys: 3 }', { on: 'phone-1', keys: ['3'] }],
  ['- press: { on: phone-1, keys: [0123, 12] }', { on: 'phone-1', keys: ['0123', '12'] }],
  ['- expect: { softkeys: Erase }', { softkeys: [{ text: 'Erase' }] }],
  ['- expect: { message: TFTP Read }', { message: { text: { text: 'TFTP Read' } } }],
])('the step %s', (step, value) => {
  expect(stepOf(step)?.value).toEqual(value);
});

test('an expectation has 10 seconds, a wait 1 minute, and a watch lasts 10 seconds', () => {
  expect(stepOf('- expect: { alarm: x }')).toMatchObject({ within: Seconds(10) });
  expect(stepOf('- wait until: { alarm: x }')).toMatchObject({ within: Minutes(1) });
  expect(stepOf('- expect no: { alarm: x }')).toMatchObject({ for: Seconds(10) });
});

test('the action of a step tells the type of its value', () => {
  const step = stepOf('- show: { on: phone-1, what: ctl }') as Step;
  expect(step.action === 'show' && step.value.what).toBe('ctl');
});

test('an alias stands for what its anchor names, on its own line', () => {
  const { steps } = load(
    'title: x\nsteps:\n- &s { expect: &c { alarm: y } }\n- expect no: *c\n- *s',
  );
  const value = { alarm: { text: 'y' } };
  expect(steps).toMatchObject([
    { action: 'expect', value, line: 3 },
    { action: 'expect no', value, line: 4 },
    { action: 'expect', value, line: 5 },
  ]);
});

test('how a step reads is one line that cannot steer the terminal', () => {
  expect(stepOf('- say: "a\\nb\\e[2J"')?.text).toBe('say: a b·[2J');
});

test('a byte order mark and the line ends of Windows change nothing', () => {
  const windows = `\ufeff${everyFeature.replaceAll('\n', '\r\n')}`;
  const scenario = load(everyFeature);
  expect(load(windows)).toEqual(scenario);
});

test('100,000 phones are as many as a site may have', () => {
  const { phones } = siteOf('site: { phones: { p: { count: 100000 } } }');
  expect(Object.keys(phones)).toHaveLength(100_000);
});

test('a phone in the name of a file stands for its MAC address', () => {
  const macs: Record<string, string> = { 'phone-1': '001122334455' };
  const name = fillIn('SEP{phone-1}.cnf.xml', (phone) => MacAddress(macs[phone] ?? ''));
  expect(name).toBe('SEP001122334455.cnf.xml');
});
