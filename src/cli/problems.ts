import { UserError } from '../basics/index.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';

/** What the user can put right: the message, and what to try next. */
export function tellUserError(error: UserError, { stderr }: Io): void {
  const { message, hint } = error;
  // A ScenarioError begins with its place, as the messages of compilers do.
  stderr.write('line' in error ? `${message}\n\n` : `error: ${message}\n`);
  if (hint !== undefined) stderr.write(`${hint}\n`);
}

/** What became of an error that no command caught. */
export function tellError(error: unknown, version: string, io: Io): ExitCode {
  if (error instanceof UserError) {
    tellUserError(error, io);
    return exitCodes.wrongUse;
  }
  const { node, v8 } = process.versions;
  io.stderr.write(
    `error: this is a bug in offhook: report it, please, with the scenario file and these lines:

offhook ${version}, Node ${node}, V8 ${v8}, ${process.platform} ${process.arch}
${stacksOf(error)}
`,
  );
  return exitCodes.bug;
}

function stacksOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\ncaused by ${stacksOf(error.cause)}`;
}
