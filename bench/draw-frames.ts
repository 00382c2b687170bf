/** What `drawnFrame` runs in a process of its own, where React is without the checks for its users. */
import { EventEmitter } from 'node:events';
import { Millis } from '../src/basics/index.ts';
import { drawn, showOfPhones, size } from './frame.ts';

/** A terminal that nobody looks at. */
const nowhere = { ...size, write: () => true, on: () => {}, off: () => {} };

export async function drawFrames(): Promise<void> {
  const { show, change, leave } = await aView();
  for (let frame = drawn; frame > 0; frame--) {
    show.goTo(Millis((show.story.now * frame) / drawn));
    change();
  }
  leave();
}

export async function drawNothing(): Promise<void> {
  const { show, leave } = await aView();
  for (let frame = drawn; frame > 0; frame--) show.goTo(Millis((show.story.now * frame) / drawn));
  leave();
}

async function aView() {
  process.env.NODE_ENV = 'production';
  const [{ createElement }, { render }, { Glass }, { View }] = await Promise.all([
    import('react'),
    import('ink'),
    import('../src/ui/glass.ts'),
    import('../src/ui/view.tsx'),
  ]);
  const show = showOfPhones();
  const glass = new Glass(nowhere);
  let change = () => {};
  const onChange = (changed: () => void) => {
    change = changed;
    return () => {};
  };
  const view = createElement(View, { show, onChange, onKey: () => {} });
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    setEncoding: () => {},
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
    read: () => null,
  });
  const { unmount } = render(view, {
    stdout: glass as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    patchConsole: false,
  });
  return { show, change: () => change(), leave: unmount };
}
