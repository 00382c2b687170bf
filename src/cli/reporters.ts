import {
  GithubReporter,
  JsonReporter,
  JunitReporter,
  type Reporter,
  StoryReporter,
  SummaryReporter,
} from '../report/index.ts';
import { pageOn } from './commands/page.ts';
import type { Io } from './io.ts';

export const reporterNames = ['spec', 'json', 'junit', 'github'] as const;
export type ReporterName = (typeof reporterNames)[number];

/** The reporter of this name, on stdout. One scenario is told as a story. */
export function makeReporter(
  name: ReporterName,
  io: Io,
  { count, verbose }: { readonly count: number; readonly verbose: boolean },
): Reporter {
  const write = (text: string) => void io.stdout.write(text);
  const page = pageOn(io);
  switch (name) {
    case 'json':
      return new JsonReporter(write);
    case 'junit':
      return new JunitReporter(write);
    case 'github':
      return new GithubReporter(page);
    case 'spec':
      return verbose || count === 1
        ? new StoryReporter(page, verbose ? 'everything' : 'story')
        : new SummaryReporter(page);
  }
}
