import { describe, expect, it } from 'vitest';
import { isInteractive, type Output, wantsColour } from '../../src/cli/io.ts';
import { Progress } from '../../src/cli/progress.ts';

const output = (isTTY: boolean): Output => ({ write: () => {}, isTTY });
const terminal = output(true);
const pipe = output(false);

describe('colour', () => {
  it.each<[string, Output, Record<string, string>, boolean]>([
    ['on a terminal', terminal, {}, true],
    ['in a pipe', pipe, {}, false],
    ['where NO_COLOR is set', terminal, { NO_COLOR: '1' }, false],
    ['where NO_COLOR is empty', terminal, { NO_COLOR: '' }, true],
    ['in a pipe where FORCE_COLOR is set', pipe, { FORCE_COLOR: '1' }, true],
    ['where FORCE_COLOR is 0', terminal, { FORCE_COLOR: '0' }, false],
    ['where both are set', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['on a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['on the terminal of a CI system', terminal, { CI: 'true' }, false],
    ['where CI is false', terminal, { CI: 'false' }, true],
  ])('%s', (_, where, env, wanted) => {
    expect(wantsColour(where, { env })).toBe(wanted);
  });

  it('that is forced makes no terminal of a pipe', () => {
    expect(isInteractive(pipe, { env: { FORCE_COLOR: '1' } })).toBe(false);
  });
});

describe('progress', () => {
  function written(isTTY: boolean, use: (progress: Progress) => void): string {
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    const stderr = { isTTY, columns: 20, write };
    use(new Progress({ stdout: pipe, stderr, env: {}, exitCode: 0 }));
    return text;
  }

  it('is one line on a terminal, and is gone at the end', () => {
    const text = written(true, (progress) => {
      progress.show('running 12/40');
      progress.clear();
      progress.clear();
    });
    expect(text).toBe('\r\u001b[2Krunning 12/40\r\u001b[2K');
  });

  it('never takes more than one line', () => {
    const text = written(true, (progress) => progress.show('x'.repeat(50)));
    expect(text).toBe(`\r\u001b[2K${'x'.repeat(19)}`);
  });

  it('is nothing where stderr is no terminal', () => {
    expect(written(false, (progress) => progress.show('running'))).toBe('');
  });
});
