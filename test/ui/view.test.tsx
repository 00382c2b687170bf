import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { frameLines } from '../../src/ui/frame.ts';
import { Spoken } from '../../src/ui/spoken.tsx';
import { View } from '../../src/ui/view.tsx';
import { until } from '../support/until.ts';
import { aShow, press, showOf } from './a-show.ts';

function aView(show = aShow()) {
  let changed = () => {};
  const left: string[] = [];
  const view = render(
    <View
      show={show}
      onChange={(callback) => {
        changed = callback;
        return () => {};
      }}
      onKey={(name) => {
        if (show.take({ type: 'key', name })) left.push(name);
        changed();
      }}
    />,
  );
  const shows = (text: string) => until(() => view.lastFrame()?.includes(text) ?? false);
  return { ...view, show, shows, left };
}

describe('the view in a terminal', () => {
  it('shows the site before anything has happened', () => {
    const { lastFrame, unmount } = aView();
    expect(lastFrame()).toMatchInlineSnapshot(`
      " TFTP Not Authorized                                             ■ paused 10×  0:00.000 of 0:34.548
       ├▸────────────────────────────────!───────────────────────────▸─────────────────────────────────✓┤
      ─ 2 phone-1, 7960 ───────────────────────│─ 1 Site ─────────────────────────────────────────────────
      ╭──────────────────────────────────╮     │▸ phone-1     off
      │                                  │ [1] │  7960, no icon
      │              (dark)              │ [2] │  CTL 21ef8726  LSC –  MIC –
      │                                  │ [3] │  publisher   callmanager, tftp, capf, dhcp
      │                                  │ [4] │  server  CTL 21ef8726
      │                                  │ [5] │
      │                                  │ [6] │
      │                                  │     │
      ├──────────────────────────────────┤     │
      │                                  │     │
      ╰──────────────────────────────────╯     │
      ━ 3 Timeline ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
       0:00.000 publisher   set: DHCP pool = 10.1.1.1 to 10.1.255.250
                publisher   set: DHCP option 1 = 255.255.0.0
                publisher   set: DHCP option 3 = 10.1.0.1
                publisher   set: DHCP option 51 = 8 h
      ▸0:00.000 publisher   set: DHCP option 150 = 10.9.9.9

       │ A phone with a CTL file loads nothing from a TFTP server that the file does not name. It shows
       │ the address it was sent to, and that address leads to the mistake.
       n alarm  w why  Enter inside  space play  tab pane  i keys  : do  s save  ? help  q quit"
    `);
    unmount();
  });

  it('takes keys one by one, and several that come at once', async () => {
    const { stdin, shows, unmount } = aView();
    stdin.write('n');
    await shows('! TFTP Not Authorized: 10.9.9.9');
    stdin.write('w');
    await shows('The root');
    stdin.write('\u001b');
    await shows('3 Timeline');
    stdin.write(':reset');
    await shows('do: reset');
    stdin.write('\u001b');
    await shows('3 Timeline');
    stdin.write('\u001b[D');
    await shows('Configuring CM List');
    unmount();
  });

  it('draws each line as wide as it was composed, wide characters and signs included', () => {
    const title = '社内電話ＴＥＳＴ ▶ ■ ✓ ✗ × “ …';
    const show = showOf(`title: ${title}\nsteps:\n  - say: ${title.repeat(9)}\n  - wait: 1 s\n`);
    press(show, 'G');
    const { lastFrame, unmount } = aView(show);
    const composed = frameLines(show.scene, { columns: 100, rows: 24 });
    expect(lastFrame()).toBe(composed.map((line) => line.trimEnd()).join('\n'));
    unmount();
  });

  it('is left with q', async () => {
    const { stdin, left, unmount } = aView();
    stdin.write('q');
    await until(() => left.length > 0);
    unmount();
  });
});

describe('for a screen reader', () => {
  it('the same stands in plain order, without frames and columns', () => {
    const show = aShow();
    press(show, 'n');
    const { lastFrame, unmount } = render(<Spoken scene={show.scene} columns={80} />);
    expect(lastFrame()).toMatchInlineSnapshot(`
      "TFTP Not Authorized: paused at 0:12.004
      Caption: A phone with a CTL file loads nothing from a TFTP server that the file
      does not name. It shows the address it was sent to, and that address leads to
      the mistake.
      Timeline: 0:12.004 phone-1 screen: Configuring CM List. 0:12.004 phone-1 ! ALARM
      TFTP Not Authorized: 10.9.9.9
      Site: phone-1, 7960, ! TFTP Not Authorized: 10.9.9.9. publisher, server, 0
      registered
      Chosen, phone-1: screen: Cisco IP Phone 7960, Configuring CM List, TFTP Not
      Authorized: 10.9.9.9. no icon. CTL file 21ef8726. LSC none. MIC none
      Keys: n alarm, w why, Enter inside, space play, tab pane, i keys, : do, s save,
      ? help, q quit"
    `);
    unmount();
  });
});
