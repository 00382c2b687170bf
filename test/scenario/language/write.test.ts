import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenarioData, type ScenarioData, writeScenario } from '../../../src/scenario/index.ts';
import { runs } from '../../support/runs.ts';

const shipped = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('scenarios', name));

const writtenAndRead = (data: ScenarioData): ScenarioData =>
  readScenarioData(writeScenario(data), 'written.yaml');

describe('a scenario written from plain data', () => {
  it('is laid out as people write one', () => {
    const text = writeScenario(
      {
        title: 'A phone, a server',
        about:
          'What does not fit on a line is folded, so that it can be read on the screen of everybody, wherever that is.',
        seed: 7,
        site: {
          phones: { 'phone-1': { model: 7960, ctl: 'installed' }, 'phone-2': 7970 },
          dhcp: { tftp: ['10.9.9.9', 'publisher'] },
        },
        steps: [
          { 'power on': 'all phones' },
          { expect: { on: 'phone-1', alarm: 'TFTP Not Authorized: 10.9.9.9' }, within: '30 s' },
          { press: { on: 'phone-1', keys: ['settings', '5', '**#', 'a, b'] } },
          {
            expect: {
              on: 'publisher',
              log: 'the certificate of the phone is not the one that CAPF issued',
              file: 'CAPF',
              guide: 'log/capf',
            },
          },
          { 'update ctl': {} },
        ],
      },
      'Made for the test.\nReplay it.',
    );
    expect(text).toMatchInlineSnapshot(`
      "# Made for the test.
      # Replay it.
      title: A phone, a server
      about: >-
        What does not fit on a line is folded, so that it can be read on the screen of everybody, wherever
        that is.
      seed: 7
      site:
        phones:
          phone-1: { model: 7960, ctl: installed }
          phone-2: 7970
        dhcp: { tftp: [10.9.9.9, publisher] }
      steps:
        - power on: all phones
        - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
          within: 30 s
        - press: { on: phone-1, keys: [settings, '5', '**#', 'a, b'] }
        - expect:
            on: publisher
            log: the certificate of the phone is not the one that CAPF issued
            file: CAPF
            guide: log/capf
        - update ctl: {}
      "
    `);
  });

  it.each(shipped)('reads as it was read before: %s', (file) => {
    const data = readScenarioData(readFileSync(file, 'utf8'), file);
    expect(writtenAndRead(data)).toEqual(data);
  });

  it('keeps every text, whatever it looks like', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
      fc.lorem({ maxCount: 30 }),
      fc.constantFrom('007', '12E4', '0x1f', 'true', 'null', '~', '- a', '# no', 'a: b', 'a #b'),
      fc.constantFrom("it's", '"so"', ' a', 'a ', 'a\nb', 'a\n', '{x}', '[x]', '*a', '&a', '!a'),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const data = {
          title: 'Texts',
          about: one,
          steps: [
            { say: other },
            { 'expect no': { alarm: one, log: other } },
            { publish: { file: 'x.txt', text: one } },
          ],
        };
        expect(writtenAndRead(data)).toEqual(data);
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('leaves out what is empty', () => {
    expect(writeScenario({ title: 'T', guide: [], site: {}, steps: [{ reset: 'phone-1' }] })).toBe(
      'title: T\nsteps:\n  - reset: phone-1\n',
    );
  });
});
