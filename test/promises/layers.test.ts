import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Where a line stands, the line, and what the linter says of it. */
type Case = [folder: string, code: string, complaint: string];

const refusedImports: Case[] = [
  ['basics', "import '../simulation/index.ts';", 'src/basics may not import src/simulation'],
  ['pki', "import '../simulation/index.ts';", 'src/pki may not import src/simulation'],
  ['network', "import '../pki/index.ts';", 'src/network may not import src/pki'],
  ['network', "import type { A } from '../scenario/index.ts';", 'may not import src/scenario'],
  ['network', "export * from '../devices/index.ts';", 'may not import src/devices'],
  ['network', "export const a = import('../cli/index.ts');", 'may not import src/cli'],
  ['network', "export type A = import('../cli/index.ts').A;", 'may not import src/cli'],
  ['network', "import '../index.ts';", 'may not import src/index'],
  ['network', "import '../../test/support/runs.ts';", 'may not import'],
  ['network/sockets', "import '../../machines/index.ts';", 'may not import src/machines'],
  ['network/a/b', "import '../../../machines/index.ts';", 'may not import src/machines'],
  ['protocols/tftp', "import '../../network/index.ts';", 'may not import src/network'],
  ['machines', "import '../devices/index.ts';", 'may not import src/devices'],
  ['machines', "import { parse } from '../protocols/ctl/index.ts';", 'write `import type`'],
  ['devices/phone', "import '../../scenario/index.ts';", 'may not import src/scenario'],
  ['training', "import '../report/index.ts';", 'may not import src/report'],
  ['report', "import '../ui/index.ts';", 'may not import src/ui'],
  ['network', "import '../basics/bytes.ts';", 'only an index.ts of src/basics'],
  [
    'devices/phone',
    "import '../../protocols/ctl/records.ts';",
    'only an index.ts of src/protocols',
  ],
  ['devices/phone', "import '../tftp-server/files.ts';", 'only the index.ts of src/devices/tft'],
  ['devices/phone/a', "import '../../tftp-server/files.ts';", 'only the index.ts of src/devices/'],
  ['protocols', "import './ctl/records.ts';", 'only the index.ts of src/protocols/ctl'],
  ['network/a/b/c', "import '../../../../cli/index.ts';", 'at most three folders deep'],
  ['network', "import './../scenario/index.ts';", 'Write the shortest path'],
  ['network', "import './tcp/../../scenario/index.ts';", 'Write the shortest path'],
];

const acceptedImports: [folder: string, code: string][] = [
  ['simulation', "import '../basics/index.ts';"],
  ['network', "import '../simulation/index.ts';"],
  ['network/tcp', "import '../host.ts';"],
  ['protocols/capf', "import '../../pki/index.ts';"],
  ['protocols/capf', "import '../tlv/index.ts';"],
  ['machines', "import type { TrustList } from '../protocols/ctl/index.ts';"],
  ['devices/phone', "import '../environment.ts';"],
  ['devices/phone', "import '../../protocols/ctl/index.ts';"],
  ['devices/phone', "import '../tftp-server/index.ts';"],
  ['devices/phone/screens', "import '../boot.ts';"],
  ['report', "import '../scenario/index.ts';"],
  ['cli', "import '../network/sockets/index.ts';"],
  ['ui', "import '../training/index.ts';"],
];

const refusedInAWorld: Case[] = [
  ['devices', 'export const a = Math.random();', 'is not seeded'],
  ['devices', 'export const a = Date.now();', "is the computer's clock"],
  ['devices', 'export const a = new Date();', "is the computer's clock"],
  ['devices', 'export const a = performance.now();', "is the computer's clock"],
  ['devices', 'export const a = process.hrtime.bigint();', "is the computer's clock"],
  ['devices', 'setTimeout(() => 1, 5);', "is the computer's clock"],
  ['devices', 'export const later = setInterval;', "is the computer's clock"],
  ['devices', 'queueMicrotask(() => 1);', "is the computer's clock"],
  ['devices', 'process.nextTick(() => 1);', "is the computer's clock"],
  ['devices', "import 'node:timers/promises';", 'no timers, events and threads'],
  ['devices', "import { EventEmitter } from 'node:events';", 'no timers, events and threads'],
  ['pki', "import { randomBytes } from 'node:crypto';", 'is not seeded'],
  ['pki', "import { randomBytes as a } from 'node:crypto';", 'is not seeded'],
  ['pki', 'crypto.randomUUID();', 'is not seeded'],
  ['pki', 'forge.pki.rsa.generateKeyPair();', 'is not seeded'],
  ['pki', 'export const a = crypto.generateKeyPairSync;', 'is not seeded'],
  ['devices', 'export const a = async () => await b;', 'no await inside'],
  ['devices', 'export const a = async () => 1;', 'no async function inside'],
  ['devices', 'export async function a() {}', 'no async function inside'],
  ['devices', 'export class A { async b() {} }', 'no async function inside'],
  ['devices', 'export const a = { async b() {} };', 'no async function inside'],
  ['devices', 'for await (const a of b) a();', 'no await inside'],
  ['devices', 'export const a: Promise<void> = b;', 'no Promise inside'],
  ['devices', 'globalThis.setTimeout();', 'leads around the environment'],
  ['devices', "export const a = 'a'.localeCompare('b');", 'the language of the computer'],
];

const acceptedInAWorld: [folder: string, code: string][] = [
  ['devices', 'export const a = new Date(0);'],
  ['devices', 'clock.setTimeout(() => 1, 5);'],
  ['devices', 'export const a = { async: (b) => b };'],
  ['devices', 'export const asynchronous = (b) => b;'],
  ['devices', 'export class A { async() {} }'],
  ['devices', "export const a = random.stream('keys').bytes(16);"],
  ['pki', "import { createHash } from 'node:crypto';"],
];

/** The shell around a world: it may do all of it. */
const shell = ['network/sockets', 'cli', 'ui'];

describe('the linter', () => {
  const project = mkdtempSync(join(tmpdir(), 'offhook-lint-'));
  let complaints: string[] = [];

  beforeAll(() => {
    cpSync('biome.json', join(project, 'biome.json'));
    cpSync('tools/lint', join(project, 'tools/lint'), { recursive: true });
    for (const [folder, code] of [
      ...refusedImports,
      ...acceptedImports,
      ...refusedInAWorld,
      ...acceptedInAWorld,
    ])
      write(fileOf(folder, code), `${code}\n`);
    for (const folder of shell)
      for (const [, code] of refusedInAWorld) write(fileOf(folder, code), `${code}\n`);
    write('src/network/hen.ts', "export * from './egg.ts';\n");
    write('src/network/egg.ts', "export * from './hen.ts';\n");
    complaints = lint();
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each([...refusedImports, ...refusedInAWorld])('refuses in src/%s: %s', (folder, code, why) => {
    expect(complaintsOf(fileOf(folder, code)).join('\n')).toContain(why);
  });

  it.each([...acceptedImports, ...acceptedInAWorld])('accepts in src/%s: %s', (folder, code) => {
    expect(complaintsOf(fileOf(folder, code))).toEqual([]);
  });

  it.each(shell)('accepts all of that in src/%s', (folder) => {
    const files = refusedInAWorld.map(([, code]) => fileOf(folder, code));
    expect(files.flatMap(complaintsOf)).toEqual([]);
  });

  it('refuses two files that import each other', () => {
    expect(complaintsOf('src/network/egg.ts').join('\n')).toContain('cycle');
  });

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }

  /** One line for each complaint, in the form of GitHub's workflow commands. */
  function lint(): string[] {
    const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');
    const rules = ['plugin', 'suspicious/noImportCycles'];
    const { stdout } = spawnSync(
      process.execPath,
      [
        biome,
        'lint',
        '--vcs-enabled=false',
        '--reporter=github',
        '--max-diagnostics=none',
        ...rules.map((rule) => `--only=${rule}`),
        'src',
      ],
      { cwd: project, encoding: 'utf8' },
    );
    return stdout.split('\n').filter((line) => line.startsWith('::'));
  }

  function complaintsOf(file: string): string[] {
    return complaints.filter((line) => line.includes(`${file},`));
  }
});

/** A file of its own for each case, named by what stands in it. */
function fileOf(folder: string, code: string): string {
  return `src/${folder}/${code.replace(/\W+/g, '-').toLowerCase()}.ts`;
}
