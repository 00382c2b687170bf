import type { Ladder, Telling } from '../../report/view/index.ts';
import type { HostName } from '../../simulation/index.ts';
import type { State } from './state.ts';
import type { Rows, Story } from './story.ts';

/** The device that is chosen: without a choice, the first phone. */
export function chosenDevice(state: State, story: Story): HostName | undefined {
  const { devices } = story.siteAt(state.cursor);
  return devices.find(({ name }) => name === state.device)?.name ?? devices[0]?.name;
}

/** The ladder that is shown. */
export const ladderFor = (state: State, story: Story): Ladder =>
  story.ladder(chosenDevice(state, story), state.tellsEverything);

/** The lines of the timeline, or of the alarms. */
export function linesOf(
  { tellsEverything }: State,
  story: Story,
  pane: 'timeline' | 'alarms',
): Telling {
  if (pane === 'alarms') return tellsEverything ? story.alarmsAndLogs : story.alarms;
  return tellsEverything ? story.toldWhole : story.told;
}

/** The lines of the pane in focus, or of the timeline where the pane has none. */
export function linesInFocus(state: State, story: Story): Rows {
  if (state.pane !== 'ladder')
    return linesOf(state, story, state.pane === 'alarms' ? 'alarms' : 'timeline');
  const ladder = ladderFor(state, story);
  return {
    rows: (length) => ladder.rows(length),
    row: (number) => ladder.slice(number, number + 1)[0],
  };
}

/** The entry whose line stands chosen. */
export function chosenEntry(state: State, story: Story): number | undefined {
  const lines = linesInFocus(state, story);
  const row = lines.row(lines.rows(state.cursor.seq) - 1);
  return row && row.index >= story.start.seq ? row.index + 1 : undefined;
}
