import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.ts';

const reference = readFileSync('docs/scenarios.md', 'utf8');
const examples = [...reference.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => yaml);

describe('docs/scenarios.md', () => {
  test.each(examples)('has an example that loads: %j', (example) => {
    expect(() => loadScenario(wholeScenario(example), 'example.yaml')).not.toThrow();
  });
});

/** Some examples are only steps, or only a part of a site. */
function wholeScenario(example: string): string {
  if (/^title:/m.test(example)) return example;
  if (example.startsWith('  - ')) return `title: Steps\nsteps:\n${example}`;
  const servers = /^servers:/m.test(example) ? '' : '  servers: { subscriber: {} }\n';
  const site = `${servers}${example.replace(/^(?=.)/gm, '  ')}`;
  return `title: A site\nsite:\n${site}steps:\n  - power on: publisher\n`;
}
