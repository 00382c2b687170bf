import type { Page } from '../../report/index.ts';
import { OutputFile } from '../output-file.ts';

/** Makes the folders that are not there yet. @throws UserError when it cannot be written */
export function writeFile(path: string, text: string): void {
  const file = OutputFile.below(path);
  file.write(text);
  file.close();
}

/** Says that a scenario was written, and how it is run. */
export function tellFile(path: string, page: Page): void {
  page.line(`It is written to ${path}. Replay it:`);
  page.line(`  $ offhook run ${/[^\w./-]/.test(path) ? JSON.stringify(path) : path}`);
}
