// Compiles src into an empty dist: a file that was renamed or deleted leaves nothing behind there.
// Then puts the command and all that it imports into a few files: Node needs twice the time to
// open the more than 400 files that they are made from.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = 'dist/cli';
const command = `${folder}/main.js`;

rmSync('dist', { recursive: true, force: true });
const compiler = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
if (compiler.status === 0) await bundle();
else process.exitCode = compiler.status ?? 1;

async function bundle() {
  const bundle = await rolldown({
    input: command,
    platform: 'node',
    transform: {
      define: {
        // React without the checks for its developers.
        'process.env.NODE_ENV': '"production"',
        // Yoga would fetch the WebAssembly that it holds: Node needs a tenth of a second to fetch.
        fetch: 'undefined',
      },
    },
    // Tools for the developers of Ink.
    external: ['react-devtools-core', 'ws'],
  });
  const { output } = await bundle.generate({ chunkFileNames: '[name].js' });
  // Nothing but the command imports from this folder.
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const files = output.flatMap((part) => (part.type === 'chunk' ? [part] : []));
  for (const { fileName, code } of files) writeFileSync(join(folder, fileName), code);
  chmodSync(command, 0o755);
  writeFileSync(join(folder, 'LICENSES.txt'), licenses(files.flatMap((file) => file.moduleIds)));
}

/**
 * What the licences of other people's packages ask for: to stand beside copies of them.
 * @param {string[]} modules paths of all files that were put in
 */
function licenses(modules) {
  const packages = new Set(
    modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version, license, author } = JSON.parse(
        readFileSync(join(path, 'package.json'), 'utf8'),
      );
      const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(path, file), 'utf8') : `${license}, ${author}`;
      return `${name} ${version}\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
