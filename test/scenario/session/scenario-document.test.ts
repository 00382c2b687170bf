import { describe, expect, it } from 'vitest';
import { Seconds } from '../../../src/basics/index.ts';
import { ScenarioDocument } from '../../../src/scenario/session/scenario-document.ts';

const text = `# a comment at the top
title: A document
steps:
  - power on: phone-1 # the phone
  - say: >-
      Two lines
      of text.

  # before the expectation
  - expect: { on: phone-1, alarm: File Auth Failed }
    within: 30 s
    at: 12 s
# a comment at the end
`;
const document = new ScenarioDocument(text);
const press = { step: 'press: { on: phone-1, keys: settings }', at: Seconds(12.5) };

describe('a scenario document', () => {
  it('gives each step as it stands, without its moment', () => {
    expect(document.steps).toEqual([
      'power on: phone-1 # the phone',
      'say: >-\n  Two lines\n  of text.',
      'expect: { on: phone-1, alarm: File Auth Failed }\nwithin: 30 s',
    ]);
  });

  it('is cut off after a step, and goes on with another', () => {
    expect(document.withSteps(1, [press])).toBe(`# a comment at the top
title: A document
steps:
  - power on: phone-1 # the phone
  - press: { on: phone-1, keys: settings }
    at: 12.5 s
# a comment at the end
`);
  });

  it('keeps all steps and gets one more', () => {
    expect(document.withSteps(3, [{ step: 'reset: phone-1' }])).toBe(
      text.replace('# a comment at the end', '  - reset: phone-1\n# a comment at the end'),
    );
  });

  it('loses all its steps and gets others', () => {
    expect(document.withSteps(0, [{ step: 'publish: { file: a, text: b }' }, press])).toContain(
      'steps:\n  - publish: { file: a, text: b }\n  - press: { on: phone-1, keys: settings }\n    at: 12.5 s\n#',
    );
  });

  it('may be written in one line', () => {
    const flow = new ScenarioDocument(
      '{ title: A, steps: [ { power on: phone-1 }, { wait: 1 s } ] }',
    );

    expect(new ScenarioDocument(flow.withSteps(1, [press])).steps).toEqual([
      '{ power on: phone-1 }',
      '{ press: { on: phone-1, keys: settings }, at: 12.5 s }',
    ]);
  });

  it('has steps behind the steps of another key', () => {
    const early = new ScenarioDocument('steps:\n- wait: 1 s\n- wait: 2 s\n\ntitle: A\n');

    expect(early.withSteps(1, [press])).toBe(
      'steps:\n- wait: 1 s\n- press: { on: phone-1, keys: settings }\n  at: 12.5 s\n\ntitle: A\n',
    );
  });

  it('gets a seed', () => {
    expect(document.withSeed(7)).toContain('seed: 7');
  });
});
