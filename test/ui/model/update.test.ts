import { describe, expect, it } from 'vitest';
import { aShow, play, press, showOf } from '../a-show.ts';

const chosenEntry = (show: ReturnType<typeof aShow>) => show.story.entry(show.state.cursor.seq);

describe('time', () => {
  it('begins before anybody has done anything, with the site set up', () => {
    const show = aShow();
    expect(show.state.cursor.at).toBe(0);
    expect(show.story.entry(show.state.cursor.seq + 1)).toMatchObject({
      kind: 'step',
      text: 'power on phone-1',
    });
    expect(show.scene.site.devices.map(({ name }) => name)).toEqual(['phone-1', 'publisher']);
  });

  it('runs ten times as fast as real time, and stops where it is told to', () => {
    const show = aShow();
    press(show, 'space');
    show.take({ type: 'tick', elapsed: 100 });
    expect(show.state.cursor.at).toBe(1000);
    press(show, 'space');
    show.take({ type: 'tick', elapsed: 100 });
    expect(show.state.cursor.at).toBe(1000);
  });

  it('stops by itself at an alarm, at a caption and at the end', () => {
    const show = aShow();
    const stops: string[] = [];
    for (let stop = 0; stop < 4; stop++) {
      play(show);
      stops.push(chosenEntry(show)?.kind ?? '');
    }
    expect(stops).toEqual(['alarm', 'say', 'say', 'verdict']);
    expect(show.state.notice?.text).toMatch(/^The end of the script/);
    expect(show.state.cursor.at).toBe(show.story.now);
  });

  it('runs through captions and alarms where that is wanted', () => {
    const show = aShow();
    press(show, 'x');
    play(show);
    expect(show.state.cursor.at).toBe(show.story.now);
  });

  it.each([
    ['+', 20],
    ['-', 5],
  ])('%s changes its pace', (key, seconds) => {
    const show = aShow();
    press(show, key, 'space');
    show.take({ type: 'tick', elapsed: 250 });
    expect(show.state.cursor.at).toBe(seconds * 250);
  });

  it('is as slow as single steps and as fast as a thousand times', () => {
    const show = aShow();
    press(show, ...Array<string>(20).fill('-'), 'space');
    expect(show.state.isPlaying).toBe(false);
    expect(chosenEntry(show)?.kind).toBe('step');
    press(show, ...Array<string>(20).fill('+'), 'x', 'space');
    show.take({ type: 'tick', elapsed: 20 });
    expect(show.state.cursor.at).toBe(20_000);
  });
});

describe('going through a run', () => {
  it('a step forward is the next line of the timeline, a step back the line before', () => {
    const show = aShow();
    press(show, 'right', 'right');
    expect(chosenEntry(show)).toMatchObject({ kind: 'power', state: 'on' });
    press(show, 'left');
    expect(chosenEntry(show)).toMatchObject({ kind: 'step', text: 'power on phone-1' });
    press(show, 'left', 'left', 'left');
    expect(show.state.cursor).toEqual(show.story.start);
  });

  it('n goes to the next alarm, and says so when there is none', () => {
    const show = aShow();
    press(show, 'n');
    expect(chosenEntry(show)).toMatchObject({
      kind: 'alarm',
      text: 'TFTP Not Authorized: 10.9.9.9',
    });
    press(show, 'n');
    expect(show.state.notice?.text).toBe('No alarm and no failure after this.');
    press(show, 'G', 'p');
    expect(chosenEntry(show)?.kind).toBe('alarm');
  });

  it('n goes to the line of the log that says that a phone is locked out', () => {
    const show = aShow('scenarios/capf/capf-lockout.yaml');
    press(show, 'n');
    expect(chosenEntry(show)).toMatchObject({
      kind: 'log',
      text: expect.stringContaining('locked for 10 min'),
    });
    const seq = show.state.cursor.seq;
    press(show, 'w');
    expect(show.state.overlay).toMatchObject({ kind: 'why', seq });
  });

  it('brackets go from one thing that is done to the next', () => {
    const show = aShow();
    press(show, ']', ']');
    expect(chosenEntry(show)).toMatchObject({ kind: 'step', text: 'change DHCP: tftp publisher' });
    press(show, '[');
    expect(chosenEntry(show)).toMatchObject({ kind: 'step', text: 'power on phone-1' });
  });

  it('the site is shown as it was at the chosen moment', () => {
    const show = aShow();
    const screen = () => show.scene.site.phones[0]?.screen?.lines.at(-1);
    press(show, 'n');
    expect(screen()).toBe('TFTP Not Authorized: 10.9.9.9');
    press(show, 'left');
    expect(screen()).toBe('Configuring CM List');
    press(show, 'G');
    expect(show.scene.site.phones[0]?.registration?.host).toBe('publisher');
    press(show, 'g');
    expect(show.scene.site.phones[0]?.power).toBe('off');
  });

  it('in the pane of alarms the arrows go from alarm to alarm', () => {
    const show = aShow('scenarios/alarms/tftp-not-authorized-twice.yaml');
    press(show, '5', 'down', 'down');
    const seen = chosenEntry(show);
    press(show, 'up');
    expect(seen?.kind).not.toBe('message');
    expect(chosenEntry(show)?.kind).toBe('alarm');
  });
});

describe('what is chosen', () => {
  it('the number of a pane brings it into focus, and tab the next one', () => {
    const show = aShow();
    press(show, '1');
    expect(show.state.pane).toBe('site');
    press(show, 'tab', 'tab', 'tab');
    expect(show.state.pane).toBe('ladder');
    press(show, 'shift+tab');
    expect(show.state.pane).toBe('timeline');
  });

  it('in the site the arrows choose a device', () => {
    const show = aShow();
    press(show, '1', 'down', 'enter');
    expect(show.state.overlay).toMatchObject({ kind: 'inside', subject: { device: 'publisher' } });
  });

  it('w asks about the line that is chosen, and in the site about the last alarm of the device', () => {
    const show = aShow();
    press(show, 'n');
    const alarm = show.state.cursor.seq;
    press(show, 'w');
    expect(show.state.overlay).toMatchObject({ kind: 'why', seq: alarm });
    press(show, 'escape', 'G', '1', 'w');
    expect(show.state.overlay).toMatchObject({ kind: 'why', seq: alarm });
  });

  it('a caption has no cause, and the view says where to ask', () => {
    const show = aShow();
    press(show, 'x', 'n');
    press(show, ...Array<string>(3).fill('right'));
    press(show, 'x');
    play(show);
    expect(chosenEntry(show)?.kind).toBe('say');
    press(show, 'w');
    expect(show.state.overlay).toBeUndefined();
    expect(show.state.notice?.text).toContain('p goes back to what went wrong');
  });

  it('a page of what lies over the panes is what the screen shows of it, but for a line', () => {
    const show = aShow();
    show.room = { columns: 80, rows: 30 };
    press(show, '?', 'pagedown');
    expect(show.state.overlay).toMatchObject({ scroll: 25 });
  });

  it('nothing can be scrolled further than it is long', () => {
    const show = aShow();
    press(show, '?', 'end', 'end', 'up');
    const { overlay } = show.state;
    expect(overlay && 'scroll' in overlay && Number.isFinite(overlay.scroll)).toBe(true);
    press(show, ...Array<string>(200).fill('up'));
    expect(show.state.overlay).toMatchObject({ scroll: 0 });
  });
});

describe('a scenario that fails', () => {
  const text = `title: x
steps:
  - power on: phone-1
  - expect: { on: phone-1, alarm: File Auth Failed }
    within: 20 s
`;

  it('stops where the expectation was not met, and n finds the place', () => {
    const show = showOf(text);
    press(show, 'n');
    expect(chosenEntry(show)).toMatchObject({ kind: 'verdict', held: false });
    press(show, 'g');
    play(show);
    expect(show.state.notice).toMatchObject({ isProblem: true });
  });
});
