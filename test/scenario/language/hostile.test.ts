import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadScenario, ScenarioError } from '../../../src/scenario/language/index.ts';
import { runs } from '../../support/runs.ts';
import { everyFeature } from './every-feature.ts';

/** The answer to any text is a scenario or a ScenarioError whose place is in the text. */
function isAnswered(text: string): void {
  try {
    loadScenario(text, 'a.yaml');
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const lines = text.split('\n');
    for (const { line, column, message } of error.problems) {
      expect(lines.length).toBeGreaterThanOrEqual(line);
      expect((lines[line - 1] as string).length + 1).toBeGreaterThanOrEqual(column);
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      expect(message).not.toMatch(/undefined|\[object|something else|\n/);
    }
  }
}

const answers = (texts: fc.Arbitrary<string>, count: number) =>
  fc.assert(fc.property(texts, isAnswered), { seed: 42, numRuns: runs(count) });

const keys = everyFeature.match(/[a-z][a-z -]*(?=:)/g) ?? [];
const words = everyFeature.match(/[\w.{}*#/-]+/g) ?? [];

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...words, ...keys),
    fc.constantFrom(null, true, 0, -1, 1.5, 7960, 150, '', '30 s', '5 %', '10.1.0.10', '/x/'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys, 'phone-1', 'publisher'), tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('the answer is a scenario or a ScenarioError', () => {
  test('to random bytes', () => {
    answers(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
      500,
    );
  });

  test('to what YAML is made of, in any order', () => {
    const pieces = [...'[]{}:,-?&*!|>\'"%@`#\t\n', ': ', '- ', '\n  ', '\n    - ', '<<: *a', '&a '];
    const piece = fc.constantFrom(
      ...pieces,
      '!!map ',
      '---\n',
      '...\n',
      '\\x',
      'title',
      'steps',
      'x',
    );
    answers(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      1500,
    );
  });

  test('to a scenario with pieces cut out, doubled and put in', () => {
    const place = fc.nat(everyFeature.length);
    const change = fc.tuple(place, fc.nat(30), fc.string({ maxLength: 5 }));
    answers(
      fc
        .array(change, { minLength: 1, maxLength: 3 })
        .map((changes) =>
          changes.reduce(
            (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
            everyFeature,
          ),
        ),
      300,
    );
  });

  test('to each of its beginnings', () => {
    for (let length = 0; length < everyFeature.length; length += 29)
      isAnswered(everyFeature.slice(0, length));
  });

  test('to the words of the language in any structure', () => {
    const scenario = fc.record({ title: json, site: json, steps: fc.array(json) });
    const step = fc.dictionary(fc.constantFrom(...keys), json, { minKeys: 1, maxKeys: 3 });
    const steps = fc.record({ title: fc.constant('x'), steps: fc.array(step, { minLength: 1 }) });
    answers(
      fc.oneof(json, scenario, steps).map((value) => JSON.stringify(value)),
      1500,
    );
  });
});

test.each([
  ['brackets', '['],
  ['braces', '{a: '],
  ['lists in one line', '- '],
  ['keys in one line', '? '],
  ['anchors', '&a '],
  ['aliases', '*a '],
  ['tags', '!x '],
  ['quotation marks', '"\n'],
  ['closing brackets', ']'],
  ['line ends', '\n'],
  ['documents', '---\n'],
  ['directives', '%a\n'],
])('very many %s are refused', (_, piece) => {
  expect(() => loadScenario(piece.repeat(20_000), 'a.yaml')).toThrow(ScenarioError);
});

test('work grows with the size of the file, not with its square', () => {
  const keysOf = (count: number) =>
    Array.from({ length: count }, (_, index) => `key${index}: 1`).join('\n');
  const { problems } = problemsOf(`title: x\nsteps: [wait: 1 s]\n${keysOf(50_000)}`);
  expect(problems).toHaveLength(50);
});

test('an unknown name is told apart from 100,000 known ones, time and again', () => {
  const steps = '- reset: nobody\n'.repeat(5000);
  const { problems } = problemsOf(
    `title: x\nsite: { phones: { p: { count: 100000 } } }\nsteps:\n${steps}`,
  );
  expect(problems).toHaveLength(50);
});

function problemsOf(text: string): ScenarioError {
  try {
    loadScenario(text, 'a.yaml');
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('the scenario was loaded');
}
