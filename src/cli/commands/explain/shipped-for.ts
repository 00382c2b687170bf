import { readFileSync } from 'node:fs';
import type { RowId } from '../../../guide/index.ts';
import { readScenario, shippedScenarioFiles, withNames } from '../../scenario-files.ts';

/** The names of the shipped scenarios that name the row under `guide`. */
export const shippedFor = (id: RowId): string[] =>
  withNames(shippedScenarioFiles())
    // Only a file that has the id somewhere is worth being checked as a scenario.
    .filter(({ file }) => readFileSync(file.path, 'utf8').includes(id))
    .filter(({ file }) => readScenario(file).guide.includes(id))
    .map(({ name }) => name);
