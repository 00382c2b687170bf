import type { PhoneView } from '../../report/view/index.ts';
import { chosenDevice } from './chosen.ts';
import { noting, type State } from './state.ts';
import type { Story } from './story.ts';
import type { Next, Some } from './wish.ts';

/** Keys of the phone that is chosen. */
export const onThePhone: Some<
  | 'give the phone the keys'
  | 'press a key'
  | 'press settings'
  | 'unlock'
  | 'reset'
  | 'next softkey'
  | 'previous softkey'
  | 'press the softkey'
  | 'softkey by letter'
  | 'glass up'
  | 'glass down'
> = {
  'give the phone the keys': (state, story) => {
    const phone = phoneOf(state, story);
    if (!phone) return { state: noting(state, 'Choose a phone first: 1 goes to the site.', true) };
    return {
      state: {
        ...state,
        isPlaying: false,
        phoneHasKeys: true,
        pane: 'phone',
        device: phone.name,
        softkey: 0,
        glass: 0,
      },
    };
  },
  'press a key': (state, story, name) => press(state, story, name),
  'press settings': (state, story) => press(state, story, 'settings'),
  unlock: (state, story) => press(state, story, '**#'),
  reset: (state, story) => press(state, story, '**#**'),
  'next softkey': (state, story) => ({ state: otherSoftkey(state, story, 1) }),
  'previous softkey': (state, story) => ({ state: otherSoftkey(state, story, -1) }),
  'press the softkey': (state, story) =>
    pressSoftkey(state, story, Math.min(state.softkey, softkeysOf(state, story).length - 1)),
  'softkey by letter': (state, story, name) => pressSoftkey(state, story, 'abcde'.indexOf(name)),
  'glass up': (state, story) => ({ state: onTheGlass(state, story, -1) }),
  'glass down': (state, story) => ({ state: onTheGlass(state, story, 1) }),
};

function phoneOf(state: State, story: Story): PhoneView | undefined {
  const name = chosenDevice(state, story);
  const device = name === undefined ? undefined : story.siteAt(state.cursor).device(name);
  return device?.kind === 'phone' ? device : undefined;
}

const softkeysOf = (state: State, story: Story): readonly string[] =>
  phoneOf(state, story)?.screen?.softkeys ?? [];

function otherSoftkey(state: State, story: Story, by: 1 | -1): State {
  const count = softkeysOf(state, story).length;
  if (count === 0) return state;
  return { ...state, softkey: (Math.min(state.softkey, count - 1) + by + count) % count };
}

/** How much of the page there is room for, the pane knows. */
function onTheGlass(state: State, story: Story, by: 1 | -1): State {
  const count = phoneOf(state, story)?.screen?.lines.length ?? 0;
  return { ...state, glass: Math.max(0, Math.min(count - 1, state.glass + by)) };
}

function pressSoftkey(state: State, story: Story, number: number): Next {
  const label = softkeysOf(state, story)[number];
  if (label === undefined)
    return { state: noting(state, 'The phone shows no such softkey now.', true) };
  return press({ ...state, softkey: 0 }, story, label);
}

function press(state: State, story: Story, key: string): Next {
  const phone = phoneOf(state, story);
  if (!phone) return { state };
  const step = `press: { on: ${phone.name}, keys: ${inYaml(key)} }`;
  return { state: { ...state, glass: 0 }, wish: { kind: 'do', step, at: state.cursor } };
}

/** Digits are text to a phone, and a star means something else to YAML. */
const inYaml = (key: string): string => (/^[A-Za-z]+$/.test(key) ? key : `'${key}'`);
