import { expect, it } from 'vitest';
import { columnsOf } from '../../../src/report/index.ts';
import { said } from './said.ts';

it('the shipped scenarios are listed with their names, titles and rows of the guide', async () => {
  const { exitCode, stdout, stderr } = await said(['list']);
  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^alarms\n(.*\n)* {2}tftp-not-authorized +TFTP Not Authorized\n +alarm\/phone\/tftp-not-authorized\n/,
  );
});

it('no line of the list is wider than the page', async () => {
  const { stdout } = await said(['list']);
  for (const line of stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
});

it('they are listed as JSON', async () => {
  const scenarios = JSON.parse((await said(['list', '--json'])).stdout);
  expect(scenarios).toContainEqual(
    expect.objectContaining({
      name: 'tftp-not-authorized',
      path: 'alarms/tftp-not-authorized.yaml',
      title: 'TFTP Not Authorized',
    }),
  );
});
