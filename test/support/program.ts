import { execFile, spawnSync } from 'node:child_process';
import { it } from 'vitest';

export interface ProgramResult {
  /** -1 when the program was ended or could not be started. */
  readonly code: number;
  readonly stdout: Buffer;
}

/** Runs a program to its end; one that takes longer than 20 s is ended. */
export function run(
  program: string,
  args: readonly string[],
  cwd?: string,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const options = { encoding: 'buffer', timeout: 20_000, killSignal: 'SIGKILL', cwd } as const;
    execFile(program, args, options, (error, stdout) => {
      const code = error ? error.code : 0;
      resolve({ code: typeof code === 'number' ? code : -1, stdout });
    });
  });
}

/** `it` where the program is installed, else a test that is skipped and says why in its name.
 * @param args that make it print its version
 * @param mark what the version says when it is the right program */
export function itWith(program: string, args: readonly string[], mark: RegExp) {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  const installed = mark.test(`${stdout}${stderr}`);
  return (title: string, body: () => Promise<void>): void => {
    if (installed) it(title, body);
    else it.skip(`${title} (skipped: ${program} is not installed)`, body);
  };
}
