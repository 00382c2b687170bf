import { beforeEach, describe, expect, it } from 'vitest';
import { blank, Display } from '../../../src/devices/phone/display.ts';
import { type SimulatedSite, simulatedSite } from '../../support/site.ts';

const notAuthorized = 'alarm/phone/tftp-not-authorized';
const base = { title: '2001', lines: ['Your current options'], softkeys: ['NewCall'] };
const menu = { title: 'Settings', lines: ['1 Contrast'], softkeys: ['Exit'] };

let site: SimulatedSite;
let display: Display;
beforeEach(() => {
  site = simulatedSite();
  display = new Display(site.client);
});

const shown = () => site.trace.entries.filter(({ kind }) => kind === 'screen').length;

describe('the display of a phone', () => {
  it('is blank at first', () => {
    expect(display.screen).toEqual(blank);
    expect(shown()).toBe(0);
  });

  it('tells each change, and only changes', () => {
    display.showBase(base);
    display.showBase({ ...base, lines: [...base.lines] });
    expect(site.trace.entries).toMatchObject([{ kind: 'screen', host: 'client', ...base }]);

    display.showBase({ ...base, softkeys: [] });
    display.showBase({ ...base, softkeys: [], title: '2002' });
    expect(shown()).toBe(3);
  });

  it('shows an open menu instead of what the phone does', () => {
    display.showMenu(menu);
    display.showBase(base);
    expect(display.screen).toEqual(menu);

    display.showMenu(undefined);
    expect(display.screen).toEqual(base);
  });

  it('keeps alarms in sight below what the phone does, the last three', () => {
    display.showBase(base);
    for (const text of ['one', 'two', 'three', 'four']) display.alarm(notAuthorized, text);
    expect(display.screen.lines).toEqual(['Your current options', 'two', 'three', 'four']);

    display.showBase({ ...base, lines: ['Configuring IP'] });
    expect(display.screen.lines).toEqual(['Configuring IP', 'two', 'three', 'four']);
  });

  it('shows an alarm that comes again once, as the newest', () => {
    for (const text of ['one', 'two', 'one']) display.alarm(notAuthorized, text);

    expect(display.screen.lines).toEqual(['two', 'one']);
  });

  it('loses alarms that are over with its next change', () => {
    display.alarm(notAuthorized, 'one');
    display.clearNotices();
    expect(display.screen.lines).toEqual(['one']);

    display.showBase(base);
    expect(display.screen.lines).toEqual(['Your current options']);
  });

  it('tells an alarm, and the screen because of it', () => {
    display.alarm(notAuthorized, 'TFTP Not Authorized: 10.9.9.9');

    expect(site.trace.entries).toMatchObject([
      { seq: 1, kind: 'alarm', guide: notAuthorized, text: 'TFTP Not Authorized: 10.9.9.9' },
      { kind: 'screen', cause: 1 },
    ]);
  });

  it('tells the row of the guide that the phone knows to be behind an alarm', () => {
    display.alarm(notAuthorized, 'an alarm', 'ctl-file/tftp-authorization-failure');

    expect(site.trace.entries[1]).toMatchObject({
      kind: 'finding',
      guide: 'ctl-file/tftp-authorization-failure',
      cause: 1,
    });
  });

  it('keeps ten status messages, alarms among them', () => {
    display.alarm(notAuthorized, 'an alarm');
    expect(display.statusMessages).toEqual(['an alarm']);

    for (let count = 1; count <= 11; count++) display.status(`message ${count}`);
    expect(display.statusMessages).toHaveLength(10);
    expect(display.statusMessages[0]).toBe('message 2');
    expect(display.statusMessages.at(-1)).toBe('message 11');
  });

  it('does not change for a status message', () => {
    display.status('DHCP timeout');

    expect(site.trace.entries).toMatchObject([{ kind: 'status', text: 'DHCP timeout' }]);
  });

  it('forgets everything when it goes dark', () => {
    display.showBase(base);
    display.showMenu(menu);
    display.alarm(notAuthorized, 'an alarm');
    display.goDark();

    expect(display.screen).toEqual(blank);
    expect(display.statusMessages).toEqual([]);
    display.showBase(base);
    expect(display.screen).toEqual(base);
  });
});
