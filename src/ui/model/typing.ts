import { type Offer, offersFor } from './offers.ts';
import { caretAt, emptyPrompt, halves, rubbedOut, typed } from './prompt.ts';
import { noting, type Prompt, type State, without } from './state.ts';
import type { Story } from './story.ts';
import type { Next, Some } from './wish.ts';

/** Lines that are typed: a step of the scenario language, the name of a file. */
export const typing: Some<
  | 'take part'
  | 'save'
  | 'type'
  | 'rub out'
  | 'rub out ahead'
  | 'rub out all'
  | 'caret left'
  | 'caret right'
  | 'caret to start'
  | 'caret to end'
  | 'complete'
  | 'offer above'
  | 'offer below'
  | 'accept'
> = {
  'take part': (state) => ({
    state: { ...state, isPlaying: false, prompt: emptyPrompt('step') },
  }),
  save: (state, { branch }) => ({
    state: {
      ...state,
      isPlaying: false,
      prompt: emptyPrompt('file', state.savedAs ?? `${slug(branch.plan.scenario.title)}.yaml`),
    },
  }),
  type: (state, _, name) => edited(state, (prompt) => typed(prompt, name === 'space' ? ' ' : name)),
  'rub out': (state) => edited(state, (prompt) => rubbedOut(prompt)),
  'rub out ahead': (state) => edited(state, (prompt) => rubbedOut(prompt, true)),
  'rub out all': (state) => edited(state, ({ asks }) => emptyPrompt(asks)),
  'caret left': (state) => edited(state, (prompt) => caretAt(prompt, prompt.caret - 1)),
  'caret right': (state) => edited(state, (prompt) => caretAt(prompt, prompt.caret + 1)),
  'caret to start': (state) => edited(state, (prompt) => caretAt(prompt, 0)),
  'caret to end': (state) => edited(state, (prompt) => caretAt(prompt, Number.POSITIVE_INFINITY)),
  complete: (state, story) => taken(state, story),
  'offer above': (state, story) => choose(state, story, -1),
  'offer below': (state, story) => choose(state, story, 1),
  accept: (state, story) => {
    const { prompt } = state;
    if (!prompt) return { state };
    if (prompt.chosen >= 0) return taken(state, story);
    const text = prompt.text.trim();
    if (text === '') return { state: without(state, 'prompt') };
    // The line stays until it was done: what is wrong with it can be put right.
    if (prompt.asks === 'file')
      return { state, wish: { kind: 'save', file: text, overwrite: false } };
    if (!text.includes(':')) return { state: noting(state, noAction, true) };
    const step = text.replace(modifier, '\n');
    return {
      state: { ...state, history: [...state.history.filter((old) => old !== text), text] },
      wish: { kind: 'do', step, at: state.cursor },
    };
  },
};

const noAction =
  'A line begins with an action and a colon, as «reset: phone-1» does; tab completes.';

/** `reset from callmanager: phone-1; restart: true`: what stands beside an action is typed behind it. */
const modifier = /;\s*(?=[a-z][a-z ]*:\s)/g;

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

function edited(state: State, edit: (prompt: Prompt) => Prompt): Next {
  return { state: state.prompt ? { ...state, prompt: edit(state.prompt) } : state };
}

/** What could be typed next. */
export function offers({ prompt, history, device, cursor }: State, story: Story): readonly Offer[] {
  if (prompt?.asks !== 'step') return [];
  const [before] = halves(prompt);
  const remaining = story.branch.plan.remaining.map(({ step }) => step.replaceAll('\n', '; '));
  const { hosts } = story;
  const softkeys = story.siteAt(cursor).phones.flatMap(({ screen }) => screen?.softkeys ?? []);
  return offersFor(before, {
    steps: [...history].reverse().concat(remaining),
    servers: Object.keys(story.branch.plan.scenario.site.servers),
    hosts: device === undefined ? hosts : [device, ...hosts.filter((name) => name !== device)],
    softkeys: [...new Set(softkeys)],
  });
}

function choose(state: State, story: Story, by: 1 | -1): Next {
  const { prompt } = state;
  const count = offers(state, story).length;
  if (!prompt || count === 0) return { state };
  const chosen = Math.min(count - 1, Math.max(-1, prompt.chosen + by));
  return { state: { ...state, prompt: { ...prompt, chosen } } };
}

/** What comes first is known; what comes behind it may be anything. */
const nothingToComplete = ({ asks, text }: Prompt): string =>
  asks === 'step' && !text.includes(':')
    ? 'No action begins so or speaks of it. Ctrl-U clears the line: all are listed.'
    : 'Nothing to complete here.';

/** The chosen offer, else the first, goes into the line. */
function taken(state: State, story: Story): Next {
  const { prompt } = state;
  if (!prompt) return { state };
  const offer = offers(state, story)[Math.max(0, prompt.chosen)];
  if (!offer) return { state: noting(state, nothingToComplete(prompt)) };
  const [before, behind] = halves(prompt);
  const characters = [...before];
  const kept = characters.slice(0, characters.length - [...offer.replaces].length).join('');
  const line: Prompt = {
    ...prompt,
    text: kept + offer.text + behind,
    caret: [...(kept + offer.text)].length,
    chosen: -1,
  };
  return { state: { ...state, prompt: line } };
}
