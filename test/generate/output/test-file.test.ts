import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf, generate } from '../../../src/generate/index.ts';
import { ctlTrustModel } from '../../../src/generate/models/ctl-trust.ts';

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'offhook-project-'));
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  // In the place of an installed offhook.
  writeFileSync(
    join(project, 'vitest.config.mjs'),
    `export default { resolve: { alias: { offhook: ${JSON.stringify(resolve('src/index.ts'))} } } };`,
  );
});
afterAll(() => rmSync(project, { recursive: true }));

/** Runs the tests of the project. @returns what vitest says of each, by the name of its scenario */
function testProject(): Map<string, { status: string; failureMessages: readonly string[] }> {
  const { stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter', 'json'],
    { cwd: project, encoding: 'utf8' },
  );
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  const [{ assertionResults }] = testResults;
  return new Map(
    assertionResults.map((result: { title: string }) => [result.title.split(':')[0], result]),
  );
}

describe('the generated test for vitest', () => {
  it('runs the scenarios in a project of its own, and says on which line one fails', () => {
    const files = new Map(filesOf(generate(ctlTrustModel, { cover: 'guards' })));
    const wrong = files.get('ctl-trust-2.yaml')?.replace('no CTL installed', 'CTL installed');
    files.set('ctl-trust-2.yaml', wrong ?? '');
    for (const [name, text] of files) writeFileSync(join(project, name), text);
    const results = testProject();

    expect(results.get('ctl-trust-1.yaml')?.status).toBe('passed');
    expect(results.get('ctl-trust-2.yaml')?.failureMessages[0]).toMatch(
      /ctl-trust-2\.yaml:\d+: expect/,
    );
  }, 60_000);
});
