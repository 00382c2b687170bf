import { exitCodes, type Io } from '../../../src/cli/io.ts';
import { offhook } from '../../../src/cli/program.ts';

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What a command line writes, and with what it ends; in this process, on no terminal. */
export async function said(
  args: readonly string[],
  { env = {}, isTTY = false }: { readonly env?: Io['env']; readonly isTTY?: boolean } = {},
): Promise<Said> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY,
  });
  const exitCode = await offhook(args, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env,
    exitCode: exitCodes.allHeld,
  });
  return { ...written, exitCode };
}
