/** Where a command writes to: `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that the commands have of the process around them. */
export interface Io {
  /** Data, and nothing else. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** With what the process ends. */
  exitCode: ExitCode;
}

export const exitCodes = {
  allHeld: 0,
  expectationFailed: 1,
  /** The command or a file is wrong: nothing was run. */
  wrongUse: 2,
  runsDiffer: 3,
  /** EX_SOFTWARE of sysexits.h. */
  bug: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const printJson = (value: unknown, { stdout }: Io): void =>
  void stdout.write(`${JSON.stringify(value, null, 2)}\n`);

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
const isOff = (value: string | undefined): boolean => value === '0' || value === 'false';

/** Whether somebody sits before this output and sees it change. */
export const isInteractive = (output: Output, { env }: Pick<Io, 'env'>): boolean =>
  output.isTTY === true && env.TERM !== 'dumb' && (!isSet(env.CI) || isOff(env.CI));

/**
 * Whether to write in colour: on a terminal, or where FORCE_COLOR asks for it; that goes before
 * NO_COLOR, as it does in Node. (no-color.org, force-color.org)
 */
export function wantsColour(output: Output, io: Pick<Io, 'env'>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no } = io.env;
  if (isSet(force)) return !isOff(force);
  return !isSet(no) && isInteractive(output, io);
}
