import { chosenDevice, chosenEntry } from './chosen.ts';
import { alongPane, byPage } from './moving.ts';
import { emptyPrompt } from './prompt.ts';
import {
  moved,
  noting,
  type Overlay,
  type PaneName,
  paneNames,
  type State,
  type Subject,
  without,
} from './state.ts';
import type { Story } from './story.ts';
import type { Next, Some } from './wish.ts';

/** Choosing panes, devices and what lies over the panes. */
export const choosing: Some<
  | 'next pane'
  | 'previous pane'
  | 'pane by number'
  | 'zoom'
  | 'up'
  | 'down'
  | 'page up'
  | 'page down'
  | 'to the start'
  | 'to the end'
  | 'tell more or less'
  | 'look inside'
  | 'why'
  | 'branches'
  | 'help'
  | 'quit'
  | 'leave'
  | 'choose'
  | 'yes'
> = {
  'next pane': (state) => ({ state: inPane(state, nextPane(state.pane, 1)) }),
  'previous pane': (state) => ({ state: inPane(state, nextPane(state.pane, -1)) }),
  'pane by number': (state, _, name) => {
    const pane = paneNames[Number(name) - 1];
    return { state: pane ? inPane(state, pane) : state };
  },
  zoom: (state) => ({ state: { ...state, isZoomed: !state.isZoomed } }),
  up: (state, story) => vertically(state, story, -1),
  down: (state, story) => vertically(state, story, 1),
  'page up': (state, story) =>
    state.overlay ? scrolled(state, -state.page) : byPage(state, story, -1),
  'page down': (state, story) =>
    state.overlay ? scrolled(state, state.page) : byPage(state, story, 1),
  'to the start': (state, story) => {
    if (state.overlay) return scrolled(state, Number.NEGATIVE_INFINITY);
    const { seq, at } = story.start;
    return { state: { ...moved(state, seq, at), isPlaying: false } };
  },
  'to the end': (state, story) => {
    if (state.overlay) return scrolled(state, Number.POSITIVE_INFINITY);
    const { seq, at } = story.end;
    return { state: { ...moved(state, seq, at), isPlaying: false } };
  },
  'tell more or less': (state) => ({
    state: noting(
      { ...state, tellsEverything: !state.tellsEverything },
      state.tellsEverything
        ? 'The timeline tells the story.'
        : 'The timeline tells everything: packets, states, logs, counters.',
    ),
  }),
  'look inside': (state, story) => {
    const subject = subjectOf(state, story);
    if (!subject) return { state: noting(state, 'Nothing has happened yet; space lets time run.') };
    return { state: over(state, { kind: 'inside', subject, scroll: 0 }) };
  },
  why: (state, story) => {
    const seq = questionable(state, story);
    if (seq === undefined)
      return { state: noting(state, 'Nothing has happened yet that could be asked about.') };
    if (story.entry(seq)?.kind === 'say')
      return {
        state: noting(
          state,
          'A caption has no cause. p goes back to what went wrong; ↑ to the line before.',
        ),
      };
    return { state: over(state, { kind: 'why', seq, scroll: 0 }) };
  },
  branches: (state, story) => ({
    state: over(state, { kind: 'branches', chosen: story.branch.plan.number }),
  }),
  help: (state) => ({ state: over(state, { kind: 'help', scroll: 0 }) }),
  quit: (state) =>
    state.unsaved.length > 0
      ? { state: { ...state, isPlaying: false, prompt: emptyPrompt('quit') } }
      : { state, wish: { kind: 'quit' } },
  leave: (state) => {
    if (state.prompt) return { state: without(state, 'prompt') };
    if (state.overlay) return { state: without(state, 'overlay') };
    return { state: { ...state, phoneHasKeys: false } };
  },
  choose: (state) => {
    const { overlay } = state;
    const closed = without(state, 'overlay');
    return overlay?.kind === 'branches'
      ? { state: closed, wish: { kind: 'switch', branch: overlay.chosen } }
      : { state: closed };
  },
  yes: (state) => {
    const { prompt } = state;
    const answered = without(state, 'prompt');
    if (prompt?.asks === 'overwrite')
      return { state: answered, wish: { kind: 'save', file: prompt.file ?? '', overwrite: true } };
    return { state: answered, wish: { kind: 'quit' } };
  },
};

const inPane = (state: State, pane: PaneName): State => ({
  ...state,
  pane,
  ...(pane !== 'site' && pane !== 'phone' && { below: pane }),
});

const nextPane = (pane: PaneName, by: 1 | -1): PaneName => {
  const count = paneNames.length;
  return paneNames[(paneNames.indexOf(pane) + by + count) % count] as PaneName;
};

/** Time stands still while something lies over the panes. */
const over = (state: State, overlay: Overlay): State => ({ ...state, isPlaying: false, overlay });

function vertically(state: State, story: Story, by: 1 | -1): Next {
  if (state.overlay) return scrolled(state, by);
  if (state.pane === 'site' || state.pane === 'phone')
    return { state: nextDevice(state, story, by) };
  return alongPane(state, story, by);
}

function scrolled(state: State, by: number): Next {
  const { overlay } = state;
  if (!overlay) return { state };
  if (overlay.kind === 'branches')
    return {
      state: { ...state, overlay: { ...overlay, chosen: Math.max(0, overlay.chosen + by) } },
    };
  return { state: { ...state, overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + by) } } };
}

function nextDevice(state: State, story: Story, by: 1 | -1): State {
  const names = story.siteAt(state.cursor).devices.map(({ name }) => name);
  const here = names.indexOf(chosenDevice(state, story) ?? '');
  const name = names[Math.min(names.length - 1, Math.max(0, here + by))];
  return name === undefined ? state : { ...state, device: name, softkey: 0, glass: 0 };
}

function subjectOf(state: State, story: Story): Subject | undefined {
  if (state.pane === 'site' || state.pane === 'phone') {
    const device = chosenDevice(state, story);
    return device === undefined ? undefined : { device };
  }
  const seq = chosenEntry(state, story);
  return seq === undefined ? undefined : { seq };
}

/** Of a device the last alarm is asked about, or the last thing that it did. */
function questionable(state: State, story: Story): number | undefined {
  if (state.pane !== 'site' && state.pane !== 'phone') return chosenEntry(state, story);
  const name = chosenDevice(state, story);
  const device = name === undefined ? undefined : story.siteAt(state.cursor).device(name);
  if (device?.lastAlarm) return device.lastAlarm.seq;
  for (let row = story.told.rows(state.cursor.seq) - 1; row >= 0; row--) {
    const told = story.told.row(row);
    if (told && told.host === name) return told.index + 1;
  }
  return undefined;
}
