import { readFileSync } from 'node:fs';
import type { RowId } from '../../../guide/index.ts';
import { readScenario, shippedNames, shippedScenarioFiles } from '../../scenario-files.ts';

/** The names of the shipped scenarios that name the row under `guide`. */
export function shippedFor(id: RowId): string[] {
  const files = shippedScenarioFiles();
  const names = shippedNames(files.map(({ key }) => key));
  return names.filter((_, index) => {
    const file = files[index];
    // Only a file that has the id somewhere is worth being checked as a scenario.
    return (
      file && readFileSync(file.path, 'utf8').includes(id) && readScenario(file).guide.includes(id)
    );
  });
}
