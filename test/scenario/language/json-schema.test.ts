import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/language/index.ts';

test('the schema file is what the language gives; `npx vitest run --update` on this file renews it', async () => {
  await expect(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../schema/scenario.schema.json',
  );
});

test('each key of the schema has a help text for editors', () => {
  expect(keysWithoutHelp(scenarioJsonSchema(), 'scenario')).toEqual([]);
});

interface Node {
  readonly properties?: Readonly<Record<string, object>>;
}

function keysWithoutHelp(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as Node;
  const silent = Object.entries(properties)
    .filter(([, property]) => !('description' in property))
    .map(([key]) => `${path}/${key}`);
  return [
    ...silent,
    ...Object.entries(node).flatMap(([key, part]) => keysWithoutHelp(part, `${path}/${key}`)),
  ];
}
