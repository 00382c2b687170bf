import { describe, expect, it } from 'vitest';
import { filesOf, generate, type PathsFile } from '../../../src/generate/index.ts';
import { ctlTrustModel } from '../../../src/generate/models/ctl-trust.ts';
import { credulous } from '../credulous.ts';

const jsonOf = (files: ReadonlyMap<string, string>): PathsFile =>
  JSON.parse(files.get('ctl-trust.json') ?? '');

describe('the files of a generation', () => {
  it('say how they are made again', () => {
    const files = filesOf(generate(ctlTrustModel, { cover: 'guards', longest: 5 }));

    for (const text of files.values())
      expect(text).toContain('«offhook generate ctl-trust --cover guards --longest 5»');
  });

  it('have numbers in their names that sort', () => {
    const files = filesOf(generate(ctlTrustModel, { cover: 'transitions', shortest: true }));
    const scenarios = [...files.keys()].filter((name) => name.endsWith('.yaml'));

    expect(scenarios.length).toBeGreaterThan(9);
    expect(scenarios).toEqual(scenarios.toSorted());
  });

  it('hold the events, states and transitions of each path as data', () => {
    const { paths } = jsonOf(filesOf(generate(ctlTrustModel, { cover: 'states' })));

    expect(paths).toMatchInlineSnapshot(`
      [
        {
          "file": "ctl-trust-1.yaml",
          "moves": [
            {
              "events": [
                {
                  "type": "CTL.RECEIVED",
                  "verdict": "unchanged",
                },
              ],
              "name": "the phone starts",
              "state": "CTL installed",
              "transitions": [
                "CTL installed: CTL.RECEIVED (2) [is the installed file]",
              ],
            },
            {
              "events": [
                {
                  "type": "CTL.ERASE",
                  "way": "ctl-file/delete-on-7960-7940",
                },
                {
                  "type": "CTL.RECEIVED",
                  "verdict": "first",
                },
              ],
              "name": "the CTL file is erased on its screen",
              "state": "CTL installed",
              "transitions": [
                "CTL installed: CTL.ERASE",
                "no CTL installed: CTL.RECEIVED (1) [is the first list]",
              ],
            },
          ],
          "start": "a 7960 with a CTL file",
        },
      ]
    `);
  });

  it('hold a scenario for each invariant that is broken', () => {
    const files = filesOf(generate(ctlTrustModel, { cover: 'states' }, { machine: credulous }));

    expect(files.get('ctl-trust-broken-1.yaml')).toContain(
      "title: 'ctl-trust, broken: a phone with a CTL file never takes one",
    );
    expect(jsonOf(files).invariants[0]?.broken).toBe('ctl-trust-broken-1.yaml');
    expect(files.get('ctl-trust.test.ts')).not.toContain('broken');
  });
});
