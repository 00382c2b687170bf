import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BugError, UserError } from '../../src/basics/index.ts';
import { tellError } from '../../src/cli/problems.ts';
import { said } from './commands/said.ts';

const names = ['run', 'list', 'explain', 'coverage', 'ctl', 'explore', 'shrink'];

describe('help', () => {
  it('of «offhook» alone names the commands', async () => {
    const { stdout, exitCode } = await said([]);
    expect(exitCode).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  it.each(names)('of «%s» has an example', async (name) => {
    const { stdout, exitCode } = await said([name, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n {2}\\$ offhook ${name}\\b`));
  });

  it('is the same with «help» before the name', async () => {
    expect(await said(['help', 'run'])).toEqual(await said(['run', '--help']));
  });
});

it('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await said(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

it('a command that is not known is told, with the one that may be meant', async () => {
  const { stdout, stderr, exitCode } = await said(['rnu']);
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain("unknown command 'rnu'\n(Did you mean run?)");
});

describe('an error that no command caught', () => {
  function told(error: unknown) {
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    const io = { stdout: { write }, stderr: { write }, env: {}, exitCode: 0 } as const;
    const exitCode = tellError(error, '1.2.3', io);
    return { text, exitCode };
  }

  it('that the user can put right is a message with a hint', () => {
    expect(told(new UserError('no such thing', 'Try another.'))).toEqual({
      text: 'error: no such thing\nTry another.\n',
      exitCode: 2,
    });
  });

  it('that only we can put right asks to be reported, with its causes', () => {
    const { text, exitCode } = told(new BugError('outer', { cause: new Error('inner') }));
    expect(exitCode).toBe(70);
    expect(text).toMatch(/^error: this is a bug in offhook: report it/);
    expect(text).toContain(`offhook 1.2.3, Node ${process.versions.node}`);
    expect(text).toMatch(/BugError: outer\n {4}at [\s\S]*\ncaused by Error: inner\n {4}at /);
  });

  it('that is no error at all is told as well', () => {
    expect(told('oops').text).toContain('\noops\n');
  });
});
