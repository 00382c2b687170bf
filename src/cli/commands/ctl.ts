import type { Command } from 'commander';
import { UserError } from '../../basics/index.ts';
import { md5Hex } from '../../pki/index.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { examine } from './ctl/examine.ts';
import { type Installed, inspect, type Signature, verify } from './ctl/inspection.ts';
import { printInspection } from './ctl/words.ts';
import { pageOn } from './page.ts';
import { readBytes } from './read-bytes.ts';

interface Options {
  readonly installed?: string;
  readonly json?: true;
}

export function addCtlCommand(program: Command, io: Io): void {
  const ctl = program
    .command('ctl')
    .summary('look into CTL files, ITL files and signed files')
    .description(
      'Looks into the files that phones trust: CTL files, ITL files, signed files (.sgn).',
    )
    .addHelpText(
      'after',
      `
Example:
  $ offhook ctl inspect CTLFile.tlv`,
    );
  addInspect(ctl, io);
  addVerify(ctl, io);
  addMd5(ctl, io);
}

const installedOption = [
  '--installed <file>',
  'the CTL file that the phone has installed',
] as const;

function addInspect(ctl: Command, io: Io): void {
  ctl
    .command('inspect')
    .summary('show what is in a file, and what phones do with it')
    .description(
      'Shows every element of a CTL file, an ITL file or a signed file with its offset and meaning, the records by role, the signature, and what a phone does with the file: one without a CTL file, and one that has another installed. What a broken file holds is shown up to the problem.',
    )
    .argument('<file>', 'a CTL file, an ITL file or a signed file')
    .option(...installedOption)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 the file was read, 2 it is broken or cannot be read.

Examples:
  $ offhook ctl inspect CTLFile.tlv
  $ offhook ctl inspect SEP001122334455.cnf.xml.sgn --installed CTLFile.tlv`,
    )
    .action((file: string, { installed, json }: Options) => {
      const inspection = inspect(file, readBytes(file), installedFrom(installed));
      if (json) printJson(inspection, io);
      else printInspection(inspection, pageOn(io));
      if (inspection.problem) io.exitCode = exitCodes.wrongUse;
    });
}

function addVerify(ctl: Command, io: Io): void {
  ctl
    .command('verify')
    .summary('check the signature of a file')
    .description(
      'Checks the signature of a file: of a CTL file against the tokens of the installed one, or without one against its own; of a signed file against the TFTP servers of the installed CTL file.',
    )
    .argument('<file>', 'a CTL file, an ITL file or a signed file')
    .option(...installedOption)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 good, 1 not good, 2 the file is broken or cannot be read.

Examples:
  $ offhook ctl verify CTLFile.tlv
  $ offhook ctl verify SEP001122334455.cnf.xml.sgn --installed CTLFile.tlv`,
    )
    .action((file: string, { installed, json }: Options) => {
      const signature = verify(file, readBytes(file), installedFrom(installed));
      if (signature.verdict === 'unchecked')
        throw new UserError(
          `${file} is a signed file: ${signature.because}`,
          'Name the CTL file with --installed.',
        );
      if (json) printJson({ file, ...signature }, io);
      else io.stdout.write(`${file}: ${signature.verdict}: ${signature.because}\n`);
      io.exitCode = exitCodeOf[signature.verdict];
    });
}

const exitCodeOf = {
  good: exitCodes.allHeld,
  'not good': exitCodes.expectationFailed,
  unusable: exitCodes.wrongUse,
} as const satisfies Record<Exclude<Signature['verdict'], 'unchecked'>, number>;

function addMd5(ctl: Command, io: Io): void {
  ctl
    .command('md5')
    .summary('print the MD5 of files, as MD5UTIL.EXE does')
    .description(
      'Prints the MD5 of each file and its name. The phone shows the MD5 of its CTL file on the CTL File screen: the same hash, the same file.',
    )
    .argument('<files...>', 'files of any kind')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Example:
  $ offhook ctl md5 CTLFile.tlv`,
    )
    .action((files: string[], { json }: Options) => {
      const hashes = files.map((file) => ({ file, md5: md5Hex(readBytes(file)) }));
      if (json) printJson(hashes, io);
      else for (const { file, md5 } of hashes) io.stdout.write(`${md5}  ${file}\n`);
    });
}

function installedFrom(file: string | undefined): Installed | undefined {
  if (file === undefined) return undefined;
  const examined = examine(readBytes(file), file);
  if ('list' in examined) return { file, list: examined.list };
  const problem = 'problem' in examined ? examined.problem.message : 'it is a signed file';
  throw new UserError(`no phone has ${file} installed as its CTL file: ${problem}`);
}
