import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the tests of a file, gone when they have run. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'offhook-'));
  afterAll(() => rmSync(path, { recursive: true }));
  return {
    path,
    /** @returns the path of the file */
    write(name: string, contents: string | Uint8Array): string {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents);
      return file;
    },
  };
}
