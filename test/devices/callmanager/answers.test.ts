import { describe, expect, it } from 'vitest';
import { Ipv4 } from '../../../src/basics/index.ts';
import type { DeviceRecord } from '../../../src/devices/callmanager/index.ts';
import {
  buttonDefinition,
  deviceType,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
  textCodes,
} from '../../../src/protocols/sccp/index.ts';
import { Site } from './site.ts';

/** What a registered phone is answered. */
function answersTo<Name extends SccpName>(
  name: Name,
  ...fields: SccpFieldsArgument<Name>
): SccpMessage[] {
  const site = new Site();
  const phone = site.registeredPhone({ lines: ['2001', '2002'] });
  phone.names();
  phone.send(name, ...fields);
  site.pass(100);
  return phone.received;
}

function buttonsOf(model: DeviceRecord['model'], lines: readonly string[]): string[] {
  const site = new Site();
  const phone = site.configuredPhone({ model, lines });
  phone.connect();
  phone.register({ deviceType: deviceType[model] });
  phone.send('ButtonTemplateReq');
  site.pass(100);
  const answer = phone.received.at(-1);
  if (answer?.name !== 'ButtonTemplateRes') throw new Error('no button template');
  expect(answer.fields.total).toBe(answer.fields.count);
  return answer.fields.buttons.map(
    ({ instance, definition }) =>
      `${definition === buttonDefinition.line ? 'line' : 'speed dial'} ${instance}`,
  );
}

describe('the buttons of a phone', () => {
  it('are its lines, and speed dials on those that are left', () => {
    expect(buttonsOf('7960', ['2001', '2002'])).toEqual([
      'line 1',
      'line 2',
      'speed dial 1',
      'speed dial 2',
      'speed dial 3',
      'speed dial 4',
    ]);
  });

  it('are as many as the model has, however many lines it is given', () => {
    expect(buttonsOf('7940', ['1', '2', '3'])).toEqual(['line 1', 'line 2']);
    expect(buttonsOf('7970', [])).toHaveLength(8);
  });
});

describe('the soft keys of a phone', () => {
  it('are the twenty of the standard user template', () => {
    const [answer] = answersTo('SoftKeyTemplateReq');
    if (answer?.name !== 'SoftKeyTemplateRes') throw new Error('no soft key template');
    expect(answer.fields).toMatchObject({ offset: 0, count: 20, total: 20 });
    expect(answer.fields.softKeys.map(({ event }) => event)).toEqual([
      1, 2, 3, 4, 5, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 21, 28, 29, 30, 33,
    ]);
    expect(answer.fields.softKeys[0]?.label).toBe('\x80\x01');
  });

  it('come in eleven sets, and those of the idle phone are chosen unasked', () => {
    const [sets, selection, prompt] = answersTo('SoftKeySetReq');
    if (sets?.name !== 'SoftKeySetRes') throw new Error('no soft key sets');
    expect(sets.fields.total).toBe(11);
    expect(sets.fields.sets[0]?.template.slice(0, 4)).toEqual([1, 2, 5, 0]);
    expect(sets.fields.sets[0]?.info.slice(0, 4)).toEqual([301, 302, 305, 0]);
    expect(sets.fields.sets[10]?.info.slice(0, 2)).toEqual([321, 302]);
    expect(selection).toMatchObject({
      name: 'SelectSoftKeys',
      fields: { set: 0, validKeys: 0xffffffff },
    });
    expect(prompt).toMatchObject({
      name: 'DisplayPromptStatus',
      fields: { timeout: 0, text: textCodes.yourCurrentOptions },
    });
  });
});

describe('a registered phone that asks', () => {
  it('for a line gets its directory number', () => {
    expect(answersTo('LineStatReq', { line: 2 })).toMatchObject([
      { name: 'LineStat', fields: { line: 2, directoryNumber: '2002', label: '2002' } },
    ]);
  });

  it.each([0, 3, 0xffffffff])('for a line that it does not have, %i, gets no number', (line) => {
    expect(answersTo('LineStatReq', { line })).toMatchObject([
      { name: 'LineStat', fields: { line, directoryNumber: '' } },
    ]);
  });

  it('for the time gets that of the server, and the prompt', () => {
    expect(answersTo('TimeDateReq')).toMatchObject([
      {
        name: 'DefineTimeDate',
        fields: { year: 2005, month: 6, dayOfWeek: 3, day: 15, hour: 8, minute: 0 },
      },
      { name: 'DisplayPromptStatus' },
    ]);
  });

  it('for its configuration gets it', () => {
    expect(answersTo('ConfigStatReq')).toMatchObject([
      {
        name: 'ConfigStat',
        fields: { deviceName: 'SEP001122000001', serverName: 'publisher', lines: 2, speedDials: 4 },
      },
    ]);
  });

  it('for the servers gets those of its group', () => {
    expect(answersTo('ServerReq')).toMatchObject([
      {
        name: 'ServerRes',
        fields: {
          names: ['publisher', '', '', '', ''],
          ports: [2000, 0, 0, 0, 0],
          addresses: ['10.1.0.10', ...new Array(4).fill(Ipv4('0.0.0.0'))],
        },
      },
    ]);
  });

  it('how its lines are forwarded hears that they are not', () => {
    expect(answersTo('ForwardStatReq', { line: 1 })).toMatchObject([
      { name: 'ForwardStat', fields: { line: 1, active: 0, allNumber: '' } },
    ]);
  });

  it('for the load hears that its configuration file names it', () => {
    expect(answersTo('VersionReq')).toEqual([{ name: 'Version', fields: { load: '' } }]);
  });
});
