import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { tellError } from './problems.ts';

type AddCommand = (program: Command, io: Io) => void;

/** Loaded when they are wanted: a start of one does not wait for the others. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  run: async () => (await import('./commands/run.ts')).addRunCommand,
  play: async () => (await import('./commands/play.ts')).addPlayCommand,
  list: async () => (await import('./commands/list.ts')).addListCommand,
  why: async () => (await import('./commands/why.ts')).addWhyCommand,
  explain: async () => (await import('./commands/explain.ts')).addExplainCommand,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverageCommand,
  diagram: async () => (await import('./commands/diagram.ts')).addDiagramCommand,
  generate: async () => (await import('./commands/generate.ts')).addGenerateCommand,
  explore: async () => (await import('./commands/explore.ts')).addExploreCommand,
  shrink: async () => (await import('./commands/shrink.ts')).addShrinkCommand,
  ctl: async () => (await import('./commands/ctl.ts')).addCtlCommand,
};

/**
 * Does what a command line says.
 * @param args without the names of Node and of the program
 * @returns with what the process is to end
 */
export async function offhook(args: readonly string[], io: Io): Promise<ExitCode> {
  const program = makeProgram(io);
  try {
    // Without the name of a command there is help, or an error, that speaks of them all.
    const named = commands[args[0] ?? ''];
    for (const load of named ? [named] : Object.values(commands)) (await load())(program, io);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return io.exitCode;
  } catch (error) {
    // Help and version come as errors too. What is wrong was written when it was found.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.allHeld : exitCodes.wrongUse;
    return tellError(error, version(), io);
  }
}

function makeProgram({ stdout, stderr }: Io): Command {
  return new Command('offhook')
    .description(
      'Simulates the security behaviour of Cisco IP Phones 7970, 7960 and 7940 and of the CallManager 4.1 cluster around them.',
    )
    .version(version())
    .exitOverride()
    .showHelpAfterError('«--help» says more.')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .addHelpText(
      'after',
      `
Example:
  $ offhook run tftp-not-authorized`,
    );
}

/** `package.json` lies beside `src` and beside `dist`. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
