// Compiles src into an empty dist: a file that was renamed or deleted leaves nothing behind there.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const command = 'dist/cli/main.js';

rmSync('dist', { recursive: true, force: true });
const compiler = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
if (existsSync(command)) chmodSync(command, 0o755);
process.exitCode = compiler.status ?? 1;
