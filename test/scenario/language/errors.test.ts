import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/basics/index.ts';
import { loadScenario, ScenarioError } from '../../../src/scenario/language/index.ts';

const load = (text: string) => () => loadScenario(text, 'a.yaml');
const withStep = (step: string) => load(`title: x\nsteps:\n${step}`);
const withSite = (site: string) => load(`title: x\nsite:\n${site}\nsteps:\n  - wait: 1 s`);

function errorOf(text: string): ScenarioError {
  try {
    loadScenario(text, 'a.yaml');
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('the scenario was loaded');
}

describe('a file that is not YAML', () => {
  test('a tab in the indentation', () => {
    expect(load('title: x\nsteps:\n\t- wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:1: a tab stands in the indentation; YAML wants blanks

        1 | title: x
        2 | steps:
      > 3 |  - wait: 1 s
          | ^]
    `);
  });

  test('a tab inside brackets', () => {
    expect(load('title: x\nsite: {\n\tphones: {}}')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:1: a tab stands in the indentation; YAML wants blanks

        1 | title: x
        2 | site: {
      > 3 |  phones: {}}
          | ^]
    `);
  });

  test('a key twice', () => {
    expect(load('title: x\nsteps: []\ntitle: y')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:1: the key «title» stands here twice

        1 | title: x
        2 | steps: []
      > 3 | title: y
          | ^^^^^]
    `);
  });

  test('a colon in a text in a mapping on one line', () => {
    expect(
      withStep('  - expect: { on: phone-1, alarm: TFTP Not Authorized: 10.9.9.9 }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:35: there is a second «: » in this line; if it belongs to the text, put the whole text in quotes

        1 | title: x
        2 | steps:
      > 3 |   - expect: { on: phone-1, alarm: TFTP Not Authorized: 10.9.9.9 }
          |                                   ^]
    `);
  });

  test('a colon in a text', () => {
    expect(load('title: TFTP: Not Authorized')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:8: there is a second «: » in this line; if it belongs to the text, put the whole text in quotes

      > 1 | title: TFTP: Not Authorized
          |        ^]
    `);
  });

  test('a quotation mark that is not closed', () => {
    expect(load('title: "x\nsteps: []')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:8: a quotation mark is opened and not closed

      > 1 | title: "x
          |        ^]
    `);
  });

  test('a bracket that is not closed', () => {
    expect(load('title: x\nsteps: [{ wait: 1 s }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:22: a bracket «[» or «{» is opened and not closed

        1 | title: x
      > 2 | steps: [{ wait: 1 s }
          |                      ^]
    `);
  });

  test('a key without a blank behind its colon', () => {
    expect(load('title:x\nsteps: []')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: this is no «key: value»: behind a key there must be a colon and a blank

      > 1 | title:x
          | ^]
    `);
  });

  test('lines that are not indented alike', () => {
    expect(load('title: x\nsite:\n    phones: {}\n  dhcp: {}')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:4:1: this line is indented by another number of blanks than the lines it belongs to

        2 | site:
        3 |     phones: {}
      > 4 |   dhcp: {}
          | ^]
    `);
  });

  test('a line that is indented below a value', () => {
    expect(load('title: x\n  about: y')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:8: the line below is indented as if it belonged to this one, which has a value already

      > 1 | title: x
          |        ^]
    `);
  });

  test('a text that begins with a reserved character', () => {
    expect(load('title: @x')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:8: a text cannot begin with «@»: put the whole text in quotes

      > 1 | title: @x
          |        ^]
    `);
  });

  test('an asterisk without quotes', () => {
    expect(
      withStep('  - press: { on: phone-1, keys: [settings, **#] }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:44: the alias «**#» names no anchor; a text that begins with «*» must stand in quotes

        1 | title: x
        2 | steps:
      > 3 |   - press: { on: phone-1, keys: [settings, **#] }
          |                                            ^^^]
    `);
  });

  test('a number sign without quotes', () => {
    expect(
      withStep('  - press: { on: phone-1, keys: [settings, #] }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:48: a bracket «[» or «{» is opened and not closed; «#» begins a comment

        1 | title: x
        2 | steps:
      > 3 |   - press: { on: phone-1, keys: [settings, #] }
          |                                                ^]
    `);
  });

  test('an escape that is none', () => {
    expect(load('title: "C:\\quit"')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:11: a backslash in double quotes begins an escape, and this is none: write it twice, or use single quotes

      > 1 | title: "C:\\quit"
          |           ^]
    `);
  });

  test('two documents', () => {
    expect(load('title: x\n---\ntitle: y')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:1: a second document begins here; a file holds one scenario

        1 | title: x
      > 2 | ---
          | ^]
    `);
  });

  test('a tag', () => {
    expect(load('title: !!str x')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:14: tags such as «!!str» have no place in a scenario

      > 1 | title: !!str x
          |              ^]
    `);
  });

  test('a merge key', () => {
    expect(
      load('title: x\nsite: &s {}\nsteps:\n- wait: 1 s\n- <<: *s'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:5:3: «<<» is not an action; possible: power on, power off, reset, reset from callmanager, press, set, say, wait, wait until, expect and 27 more

        3 | steps:
        4 | - wait: 1 s
      > 5 | - <<: *s
          |   ^^]
    `);
  });

  test('a list as a key', () => {
    expect(load('? [a]\n: 1')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:3: a key must be text

      > 1 | ? [a]
          |   ^^^]
    `);
  });

  test('a bomb of aliases', () => {
    expect(
      load(
        `title: x\nabout: [&a [x,x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b], &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c], [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]]`,
      ),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:15: the aliases of this file unfold to more than a scenario may hold

        1 | title: x
      > 2 | about: [&a [x,x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b,*b
          |               ^]
    `);
  });

  test('an alias inside what it names', () => {
    expect(load('title: &a [*a]')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:12: the alias «*a» stands inside what it names

      > 1 | title: &a [*a]
          |            ^^]
    `);
  });

  test('brackets without end', () => {
    expect(load('['.repeat(100_000))).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:50: lists and mappings are nested too deep

      > 1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          |                                                  ^]
    `);
  });

  test('more than 1 MB', () => {
    expect(load(`title: ${'x'.repeat(1024 * 1024)}`)).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: the file is larger than 1 MB

      > 1 | title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          | ^]
    `);
  });

  test('a proto key', () => {
    expect(load('title: x\n__proto__: { a: 1 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:1: «__proto__» cannot be a key

        1 | title: x
      > 2 | __proto__: { a: 1 }
          | ^^^^^^^^^]
    `);
  });
});

describe('a file that is YAML, but no scenario', () => {
  test('an empty file', () => {
    expect(load('')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: the file is empty; a scenario has at least «title» and «steps»

      > 1 |
          | ^]
    `);
  });

  test('a file of comments', () => {
    expect(load('# nothing yet\n')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: the file is empty; a scenario has at least «title» and «steps»

      > 1 | # nothing yet
          | ^]
    `);
  });

  test('a text', () => {
    expect(load('hello')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: the scenario must be a mapping of keys to values, not «hello»

      > 1 | hello
          | ^^^^^]
    `);
  });

  test('a list', () => {
    expect(load('- wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: the scenario must be a mapping of keys to values, not a list of 1

      > 1 | - wait: 1 s
          | ^^^^^^^^^^^]
    `);
  });

  test('the largest TCP segment, which a host has from the start', () => {
    expect(withStep('  - change network: { mss: 536 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:23: «mss» is not a key of «change network»; possible: latency, jitter, loss, duplication, reordering, between

        1 | title: x
        2 | steps:
      > 3 |   - change network: { mss: 536 }
          |                       ^^^]
    `);
  });

  test('an unknown key', () => {
    expect(load('title: x\nstep: []')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:1: «step» is not a key of the scenario; did you mean «steps»?

        1 | title: x
      > 2 | step: []
          | ^^^^]
    `);
  });

  test('a missing title', () => {
    expect(load('steps:\n  - wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:1: «title» is missing

      > 1 | steps:
          | ^^^^^^]
    `);
  });

  test('no steps', () => {
    expect(load('title: x\nsteps: []')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:1: «steps» must be a list of at least 1, not an empty list

        1 | title: x
      > 2 | steps: []
          | ^^^^^]
    `);
  });

  test('a mapping of steps', () => {
    expect(load('title: x\nsteps:\n  wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:1: «steps» must be a list, each item behind «- », not a mapping

        1 | title: x
      > 2 | steps:
          | ^^^^^]
    `);
  });

  test('a number as a title', () => {
    expect(load('title: 7960\nsteps:\n  - wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:1:8: «title» must be text, not the number «7960»

      > 1 | title: 7960
          |        ^^^^]
    `);
  });

  test('nothing behind a key', () => {
    expect(load('title: x\nabout:\nsteps:\n  - wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:7: «about» has no value; it must be text

        1 | title: x
      > 2 | about:
          |       ^]
    `);
  });

  test('a date that does not exist', () => {
    expect(
      load('title: x\nstart: 2005-02-30\nsteps:\n  - wait: 1 s'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:8: this date is not on the calendar

        1 | title: x
      > 2 | start: 2005-02-30
          |        ^^^^^^^^^^]
    `);
  });

  test('a row that the guide does not have', () => {
    expect(
      load('title: x\nguide: alarm/phone/tftp-not-authorised\nsteps:\n  - wait: 1 s'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:2:8: the guide has no row «alarm/phone/tftp-not-authorised»; did you mean «alarm/phone/tftp-not-authorized»?

        1 | title: x
      > 2 | guide: alarm/phone/tftp-not-authorised
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^]
    `);
  });
});

describe('a site', () => {
  test('an unknown model', () => {
    expect(withSite('  phones: { phone-1: 7961 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:22: «phone-1» must be 7970, 7960 or 7940, not «7961»; did you mean «7960»?

        1 | title: x
        2 | site:
      > 3 |   phones: { phone-1: 7961 }
          |                      ^^^^]
    `);
  });

  test('an unknown key of a phone', () => {
    expect(withSite('  phones: { phone-1: { modle: 7960 } }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:24: «modle» is not a key of «phone-1»; did you mean «model»?

        1 | title: x
        2 | site:
      > 3 |   phones: { phone-1: { modle: 7960 } }
          |                        ^^^^^]
    `);
  });

  test('a list as a phone', () => {
    expect(withSite('  phones: { phone-1: [] }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:13: «phone-1» must be a model, or a mapping with «model» and other keys, not an empty list

        1 | title: x
        2 | site:
      > 3 |   phones: { phone-1: [] }
          |             ^^^^^^^]
    `);
  });

  test('a name with a blank', () => {
    expect(withSite('  phones: { phone 1: 7960 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:13: «phone 1» must be a name of letters, digits and hyphens that begins with a letter

        1 | title: x
        2 | site:
      > 3 |   phones: { phone 1: 7960 }
          |             ^^^^^^^]
    `);
  });

  test('a name with a meaning of its own', () => {
    expect(withSite('  servers: { none: {} }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:14: «none» must be another name, because this word has a meaning of its own

        1 | title: x
        2 | site:
      > 3 |   servers: { none: {} }
          |              ^^^^]
    `);
  });

  test('a name of two phones', () => {
    expect(
      withSite('  phones: { p: { count: 2 }, p-2: 7960 }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:35: two phones are named «p-2»

        1 | title: x
        2 | site:
      > 3 |   phones: { p: { count: 2 }, p-2: 7960 }
          |                                   ^^^^]
    `);
  });

  test('a MAC address of two phones', () => {
    expect(
      withSite('  phones: { a: { count: 3, mac: 001122334455 }, b: { mac: 001122334457 } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:49: two phones have the MAC address 001122334457

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { count: 3, mac: 001122334455 }, b: { mac: 001122334457 } }
          |                                                 ^]
    `);
  });

  test.each(['-5', "G'00:11:22:33:44:55'"])('%s for a MAC address', (mac) => {
    expect(withSite(`  phones: { a: { mac: ${mac} }, b: 7960 }`)).toThrow(
      '«mac» must be a MAC address',
    );
  });

  test('too few MAC addresses', () => {
    expect(
      withSite('  phones: { a: { count: 3, mac: FFFFFFFFFFFE } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:13: there are not 3 MAC addresses from FFFFFFFFFFFE upwards

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { count: 3, mac: FFFFFFFFFFFE } }
          |             ^]
    `);
  });

  test('too many phones', () => {
    expect(
      withSite('  phones: { a: { count: 60000 }, b: { count: 60000 } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:3: a site holds at most 100000 phones, these are 120000

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { count: 60000 }, b: { count: 60000 } }
          |   ^^^^^^]
    `);
  });

  test('an address of two servers', () => {
    expect(
      withSite('  servers: { a: { address: 10.1.0.9 }, b: { address: 10.1.0.9 } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:54: «a» has the address 10.1.0.9 already

        1 | title: x
        2 | site:
      > 3 |   servers: { a: { address: 10.1.0.9 }, b: { address: 10.1.0.9 } }
          |                                                      ^^^^^^^^]
    `);
  });

  test('a server with the name of a phone', () => {
    expect(withSite('  servers: { phone-1: {} }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:14: a phone is named «phone-1» too

        1 | title: x
        2 | site:
      > 3 |   servers: { phone-1: {} }
          |              ^^^^^^^]
    `);
  });

  test('a bad address', () => {
    expect(withSite('  servers: { a: { address: 10.1.0 } }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:28: «address» must be an IPv4 address such as «10.1.0.10», not «10.1.0»

        1 | title: x
        2 | site:
      > 3 |   servers: { a: { address: 10.1.0 } }
          |                            ^^^^^^]
    `);
  });

  test('an unknown server', () => {
    expect(withSite('  dhcp: { tftp: pubisher }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:17: no server is named «pubisher», nor is this an IPv4 address; did you mean «publisher»? (known: publisher)

        1 | title: x
        2 | site:
      > 3 |   dhcp: { tftp: pubisher }
          |                 ^^^^^^^^]
    `);
  });

  test('an LSC that no phone can have', () => {
    expect(withSite('  phones: { a: { lsc: foreign } }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:23: «lsc» must be none, installed, expired, from another cluster or of another phone, not «foreign»

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { lsc: foreign } }
          |                       ^^^^^^^]
    `);
  });

  test('an unknown device security mode', () => {
    expect(
      withSite('  phones: { a: { security mode: encryptd } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:33: «security mode» must be nonsecure, authenticated or encrypted, not «encryptd»; did you mean «encrypted»?

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { security mode: encryptd } }
          |                                 ^^^^^^^^]
    `);
  });

  test('a CAPF key that the window does not have', () => {
    expect(
      withSite('  phones: { a: { capf: { keysize: 512 } } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:26: «keysize» is not a key of «capf»; did you mean «key size»?

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { capf: { keysize: 512 } } }
          |                          ^^^^^^^]
    `);
  });

  test('a key size that CAPF does not offer', () => {
    expect(
      withSite('  phones: { a: { capf: { key size: 768 } } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:36: «key size» must be 512, 1024 or 2048, not «768»

        1 | title: x
        2 | site:
      > 3 |   phones: { a: { capf: { key size: 768 } } }
          |                                    ^^^]
    `);
  });

  test('CAPF on another server than the publisher', () => {
    expect(
      withSite('  servers: { a: { services: [tftp, capf] } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:36: CAPF runs on the publisher, and nowhere else

        1 | title: x
        2 | site:
      > 3 |   servers: { a: { services: [tftp, capf] } }
          |                                    ^^^^]
    `);
  });

  test('an unknown service', () => {
    expect(withSite('  servers: { a: { services: [ftp] } }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:30: item 1 of «services» must be callmanager, tftp, capf or dhcp, not «ftp»; did you mean «tftp»?

        1 | title: x
        2 | site:
      > 3 |   servers: { a: { services: [ftp] } }
          |                              ^^^]
    `);
  });

  test('an unknown token', () => {
    expect(withSite('  ctl: { sign with: token-3 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:21: no token of the file is named «token-3»; did you mean «token-1»? (known: token-1, token-2)

        1 | title: x
        2 | site:
      > 3 |   ctl: { sign with: token-3 }
          |                     ^^^^^^^]
    `);
  });

  test('a record of an unknown server', () => {
    expect(
      withSite('  ctl: { certificates: { subscriber: none } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:26: no server is named «subscriber» (known: publisher)

        1 | title: x
        2 | site:
      > 3 |   ctl: { certificates: { subscriber: none } }
          |                          ^^^^^^^^^^]
    `);
  });

  test('a bad percentage', () => {
    expect(withSite('  network: { loss: 5 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:20: «loss» must be a percentage from «0 %» to «100 %», not the number «5»

        1 | title: x
        2 | site:
      > 3 |   network: { loss: 5 }
          |                    ^]
    `);
  });

  test('a boolean in the place of on and off', () => {
    expect(withSite('  dhcp: { service: true }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:20: «service» must be on or off, not «true»

        1 | title: x
        2 | site:
      > 3 |   dhcp: { service: true }
          |                    ^^^^]
    `);
  });
});

describe('a step', () => {
  test('an unknown action', () => {
    expect(withStep('  - pwer on: phone-1')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: «pwer on» is not an action; did you mean «power on»?

        1 | title: x
        2 | steps:
      > 3 |   - pwer on: phone-1
          |     ^^^^^^^]
    `);
  });

  test('an unknown phone', () => {
    expect(withStep('  - power on: phone-2')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:15: no phone or server is named «phone-2»; did you mean «phone-1»? (known: phone-1, publisher, all phones, all servers)

        1 | title: x
        2 | steps:
      > 3 |   - power on: phone-2
          |               ^^^^^^^]
    `);
  });

  test('an unknown phone in a list', () => {
    expect(withStep('  - power on: [phone-1, phnoe-1]')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:25: no phone or server is named «phnoe-1»; did you mean «phone-1»? (known: phone-1, publisher, all phones, all servers)

        1 | title: x
        2 | steps:
      > 3 |   - power on: [phone-1, phnoe-1]
          |                         ^^^^^^^]
    `);
  });

  test('an unknown phone in the name of a file', () => {
    expect(
      withStep("  - delete: { file: 'SEP{phone-2}.cnf.xml', on: publisher }"),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:21: no phone is named «phone-2»; did you mean «phone-1»? (known: phone-1)

        1 | title: x
        2 | steps:
      > 3 |   - delete: { file: 'SEP{phone-2}.cnf.xml', on: publisher }
          |                     ^^^^^^^^^^^^^^^^^^^^^^]
    `);
  });

  test('an unknown token', () => {
    expect(withStep('  - update ctl: { sign with: token-3 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:30: no token is named «token-3»; did you mean «token-1»? (known: token-1, token-2)

        1 | title: x
        2 | steps:
      > 3 |   - update ctl: { sign with: token-3 }
          |                              ^^^^^^^]
    `);
  });

  test('an unknown host or address', () => {
    expect(
      withStep('  - expect: { packet: { to: pubisher } }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:29: no phone or server is named «pubisher», nor is this an IPv4 address; did you mean «publisher»? (known: phone-1, publisher)

        1 | title: x
        2 | steps:
      > 3 |   - expect: { packet: { to: pubisher } }
          |                             ^^^^^^^^]
    `);
  });

  test('a phone where a server must be', () => {
    expect(
      withStep('  - stop service: { service: tftp, on: phone-1 }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:40: no server is named «phone-1» (known: publisher)

        1 | title: x
        2 | steps:
      > 3 |   - stop service: { service: tftp, on: phone-1 }
          |                                        ^^^^^^^]
    `);
  });

  test('two actions', () => {
    expect(withStep('  - power on: phone-1\n    wait: 1 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:4:5: a step has one action, this one has «power on» and «wait»; begin a new item of the list for each

        2 | steps:
        3 |   - power on: phone-1
      > 4 |     wait: 1 s
          |     ^^^^]
    `);
  });

  test('no action', () => {
    expect(withStep('  - at: 3 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: this step has no action, only «at»

        1 | title: x
        2 | steps:
      > 3 |   - at: 3 s
          |     ^^^^^^^]
    `);
  });

  test('an empty mapping', () => {
    expect(withStep('  - {}')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: this step has no action

        1 | title: x
        2 | steps:
      > 3 |   - {}
          |     ^^]
    `);
  });

  test('a text', () => {
    expect(withStep('  - power on phone-1')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: a step is an action with its value, such as «power on: phone-1»

        1 | title: x
        2 | steps:
      > 3 |   - power on phone-1
          |     ^^^^^^^^^^^^^^^^]
    `);
  });

  test('a modifier of another action', () => {
    expect(withStep('  - power on: phone-1\n    within: 3 s')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:4:5: «within» does not go with «power on», only with «wait until» and «expect»

        2 | steps:
        3 |   - power on: phone-1
      > 4 |     within: 3 s
          |     ^^^^^^]
    `);
  });

  test('an unknown modifier', () => {
    expect(
      withStep('  - expect: { alarm: x }\n    witin: 3 s'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:4:5: «witin» cannot stand beside «expect»; did you mean «within»?

        2 | steps:
        3 |   - expect: { alarm: x }
      > 4 |     witin: 3 s
          |     ^^^^^]
    `);
  });

  test('two moments', () => {
    expect(
      withStep('  - wait: 1 s\n    at: 1 s\n    after: 1 s'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: a step has «at» or «after», not both

        1 | title: x
        2 | steps:
      > 3 |   - wait: 1 s
          |     ^^^^^^^^^]
    `);
  });

  test('a value that is not indented', () => {
    expect(withStep('  - expect:\n    alarm: x')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:4:5: «alarm» stands beside «expect», not below it: indent it deeper

        2 | steps:
        3 |   - expect:
      > 4 |     alarm: x
          |     ^^^^^]
    `);
  });

  test('a duration without a unit', () => {
    expect(withStep('  - wait: 30')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:11: «wait» must be a duration such as «30 s» or «1 min 30 s», not the number «30»

        1 | title: x
        2 | steps:
      > 3 |   - wait: 30
          |           ^^]
    `);
  });

  test('a duration in unknown units', () => {
    expect(withStep('  - wait: 30 sec')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:11: «wait» must be a duration such as «30 s» or «1 min 30 s», not «30 sec»

        1 | title: x
        2 | steps:
      > 3 |   - wait: 30 sec
          |           ^^^^^^]
    `);
  });

  test('a missing key', () => {
    expect(withStep('  - press: { on: phone-1 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: «keys» is missing in «press»

        1 | title: x
        2 | steps:
      > 3 |   - press: { on: phone-1 }
          |     ^^^^^]
    `);
  });

  test('a value that is not one of those possible', () => {
    expect(
      withStep('  - tamper with: { file: CTLFile.tlv, on: publisher, how: flip }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:59: «how» must be flip a byte, cut short, empty, wrong signature or too large, not «flip»; did you mean «flip a byte»?

        1 | title: x
        2 | steps:
      > 3 |   - tamper with: { file: CTLFile.tlv, on: publisher, how: flip }
          |                                                           ^^^^]
    `);
  });

  test('a condition with an unknown key', () => {
    expect(withStep('  - expect: { on: phone-1, alrm: x }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:28: «alrm» is not a key of «expect»; did you mean «alarm»?

        1 | title: x
        2 | steps:
      > 3 |   - expect: { on: phone-1, alrm: x }
          |                            ^^^^]
    `);
  });

  test('a condition that names nothing', () => {
    expect(withStep('  - expect: { on: phone-1 }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: this names nothing to look for: alarm, status, screen, softkeys, log, message, packet, state, counter, registered with, unregistered, file stored, file deleted, finding, console, power, guide

        1 | title: x
        2 | steps:
      > 3 |   - expect: { on: phone-1 }
          |     ^^^^^^]
    `);
  });

  test('what a finding says without the finding', () => {
    expect(withStep('  - expect: { says: x, status: y }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:21: «says» goes with «finding», which is not there

        1 | title: x
        2 | steps:
      > 3 |   - expect: { says: x, status: y }
          |                     ^]
    `);
  });

  test('a log file without a log', () => {
    expect(withStep('  - expect: { file: x, status: y }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:21: «file» goes with «log», which is not there

        1 | title: x
        2 | steps:
      > 3 |   - expect: { file: x, status: y }
          |                     ^]
    `);
  });

  test('a regular expression that is none', () => {
    expect(withStep('  - expect: { alarm: /(/ }')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:22: what stands between the slashes is not a regular expression

        1 | title: x
        2 | steps:
      > 3 |   - expect: { alarm: /(/ }
          |                      ^^^]
    `);
  });

  test('a regular expression that is too long', () => {
    expect(
      withStep(`  - expect: { alarm: /${'x'.repeat(201)}/ }`),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:22: this regular expression is longer than 200 characters

        1 | title: x
        2 | steps:
      > 3 |   - expect: { alarm: /xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^]
    `);
  });

  test('one end of a link in a list', () => {
    expect(withStep('  - cut link: [phone-1]')).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: «cut link» must be a list of two hosts, not a list of 1

        1 | title: x
        2 | steps:
      > 3 |   - cut link: [phone-1]
          |     ^^^^^^^^]
    `);
  });

  test('a file with two contents', () => {
    expect(
      withStep('  - publish: { file: a, text: b, from: c }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:5: what the file holds is given by «text» or by «from», one of the two

        1 | title: x
        2 | steps:
      > 3 |   - publish: { file: a, text: b, from: c }
          |     ^^^^^^^]
    `);
  });

  test('a file from outside the folder', () => {
    expect(
      withStep('  - publish: { file: a, from: x/../../c }'),
    ).toThrowErrorMatchingInlineSnapshot(`
      [UserError: a.yaml:3:31: «from» must be the path of a file in the folder of the scenario, such as «files/x.bin», not «x/../../c»

        1 | title: x
        2 | steps:
      > 3 |   - publish: { file: a, from: x/../../c }
          |                               ^^^^^^^^^]
    `);
  });
});

test('an error carries file, place, key and what may have been meant', () => {
  const error = errorOf('title: x\nsteps:\n  - pwer on: phone-1');
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({
    file: 'a.yaml',
    line: 3,
    column: 5,
    key: 'pwer on',
    suggestion: 'power on',
    frame: '  1 | title: x\n  2 | steps:\n> 3 |   - pwer on: phone-1\n    |     ^^^^^^^',
  });
});

test('all problems are told, in the order of the file', () => {
  const error = errorOf(
    'titel: x\nsite: { phones: { a: 7961 } }\nsteps:\n  - reset: b\n  - wait: 3\n  - alarm: x',
  );
  expect(error.problems.map(({ line, message }) => `${line}: ${message}`)).toMatchInlineSnapshot(`
    [
      "1: «titel» is not a key of the scenario; did you mean «title»?",
      "2: «a» must be 7970, 7960 or 7940, not «7961»; did you mean «7960»?",
      "4: no phone is named «b»; did you mean «a»? (known: a, all phones)",
      "5: «wait» must be a duration such as «30 s» or «1 min 30 s», not the number «3»",
      "6: «alarm» is not an action; possible: power on, power off, reset, reset from callmanager, press, set, say, wait, wait until, expect and 27 more",
    ]
  `);
});

test('a phone with a mistake is still known to the steps', () => {
  const error = errorOf('title: x\nsite: { phones: { a: { modl: 7960 } } }\nsteps:\n  - reset: a');
  expect(error.problems).toHaveLength(1);
});

test('of very many problems ten are shown and fifty counted', () => {
  const { problems, message } = errorOf(`title: x\nsteps:\n${'  - wait: 3\n'.repeat(5000)}`);
  expect(problems).toHaveLength(50);
  expect(message.match(/must be a duration/g)).toHaveLength(10);
  expect(message.endsWith('\n\nand 40 more problems')).toBe(true);
});

test('what a file holds cannot steer the terminal', () => {
  const { message } = errorOf('title: "\u001b[2J\u0007"\nst\u001b[31meps: "\u202e"');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('a caret stands below wide characters', () => {
  expect(errorOf('title: 電話\nabout: { 電話: x }\nsteps: []').frame).toMatchInlineSnapshot(`
    "  1 | title: 電話
    > 2 | about: { 電話: x }
        | ^^^^^"
  `);
  expect(
    errorOf('title: 電話\nsite: { 電話: x }\nsteps: [wait: 1 s]').frame,
  ).toMatchInlineSnapshot(`
    "  1 | title: 電話
    > 2 | site: { 電話: x }
        |         ^^"
  `);
});

test('of a very long line only the part around the place is shown', () => {
  const { frame } = errorOf(`{ title: ${'x'.repeat(199)}, about: ${'y'.repeat(5000)}, stps: [] }`);
  expect(Math.max(...frame.split('\n').map((line) => line.length))).toBeLessThan(120);
});

describe('a name in a condition that no device gives', () => {
  const problemOf = (condition: string) =>
    errorOf(`title: x\nsite: { phones: { phone-1: 7960 } }\nsteps:\n  - expect: ${condition}\n`)
      .problems[0]?.message;

  test('a statechart', () => {
    expect(problemOf('{ state: { registraton: registered } }')).toBe(
      '«registraton» is no statechart; did you mean «registration»?',
    );
  });

  test('a state of a statechart', () => {
    expect(problemOf("{ state: { registration: 'setting up › lyne' } }")).toBe(
      '«lyne» is no state of «registration»; did you mean «line»?',
    );
  });

  test('a counter', () => {
    expect(problemOf('{ counter: { RegisteredHardwarePhone: 1 } }')).toBe(
      '«RegisteredHardwarePhone» is no counter; did you mean «RegisteredHardwarePhones»?',
    );
  });
});
