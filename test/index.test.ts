import { expect, it } from 'vitest';
import * as library from '../src/index.ts';
import { alarmed } from './report/outcome-of.ts';

it('the library exports this and no more: each name is a promise', () => {
  expect(Object.keys(library).sort()).toEqual([
    'BugError',
    'PcapngCapture',
    'ScenarioError',
    'ScenarioRun',
    'Session',
    'Timeline',
    'UserError',
    'chartOf',
    'entryToJson',
    'explore',
    'filesOf',
    'generate',
    'inWords',
    'loadScenario',
    'machines',
    'models',
    'pathsFile',
    'pathsThrough',
    'readScenarioData',
    'runScenario',
    'shrink',
    'why',
    'writeScenario',
  ]);
});

it('a program loads a scenario, runs it and reads its trace', () => {
  const { loadScenario, runScenario, inWords } = library;
  const { held, world } = runScenario(loadScenario(alarmed, 'stray.yaml'));
  expect(held).toBe(true);
  const alarm = world.trace.entries.find(({ kind }) => kind === 'alarm') as library.TraceEntry;
  expect(inWords(alarm)).toBe('! ALARM TFTP Not Authorized: 10.9.9.9');
});
