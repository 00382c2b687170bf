import { describe, expect, it } from 'vitest';
import {
  type CapfMode,
  type LscEvent,
  type LscIntent,
  type LscSettings,
  lscMachine,
  type StringRefusal,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(lscMachine);
const phone = () => new Alone(lscMachine, undefined, coverage);
type Phone = ReturnType<typeof phone>;

const prepare = (settings: Partial<LscSettings> = {}): LscEvent => ({
  type: 'PREPARE',
  settings: { mode: 'none', isSecure: false, knowsCapf: true, ...settings },
});
const registered: LscEvent = { type: 'REGISTERED' };
const unregistered: LscEvent = { type: 'UNREGISTERED' };
const update: LscEvent = { type: 'UPDATE' };
const submit: LscEvent = { type: 'SUBMIT' };
const stop: LscEvent = { type: 'STOP' };
const ended: LscEvent = { type: 'SESSION.ENDED' };
const reset: LscEvent = { type: 'RESET' };

const goOn: LscIntent = { type: 'go on' };
const start = (mode: CapfMode): LscIntent => ({ type: 'start session', mode });
const askForString: LscIntent = { type: 'ask for the string' };
const refuse = (because: StringRefusal): LscIntent => ({ type: 'refuse the string', because });

const automatic: CapfMode[] = [
  'null string',
  'existing certificate, LSC first',
  'existing certificate, MIC first',
];
const manual: CapfMode[] = ['none', 'authentication string'];

function registeredPhone(settings: Partial<LscSettings> = {}): Phone {
  const alone = phone();
  alone.send(prepare(settings), registered);
  return alone;
}

describe('a nonsecure phone', () => {
  it.each(automatic)('by %s registers first, and turns to CAPF then', (mode) => {
    const alone = phone();

    expect(alone.send(prepare({ mode }))).toEqual([goOn]);
    expect(alone.send(registered)).toEqual([start(mode)]);
    expect(alone.send(ended)).toEqual([]);
  });

  it.each(manual)('registers and does nothing by itself when the mode is «%s»', (mode) => {
    const alone = phone();

    expect(alone.send(prepare({ mode }))).toEqual([goOn]);
    expect(alone.send(registered)).toEqual([]);
  });

  it('does so once: not again when it registers with another server', () => {
    const alone = registeredPhone({ mode: 'null string' });

    expect(alone.send(ended, unregistered, registered)).toEqual([]);
  });

  it('goes on with its session when it loads its configuration again meanwhile', () => {
    const alone = registeredPhone({ mode: 'null string' });

    expect(alone.send(unregistered, prepare({ mode: 'null string' }), registered)).toEqual([goOn]);
    expect(alone.send(ended)).toEqual([]);
  });

  it.each<[Partial<LscSettings>, LscIntent[]]>([
    [{}, [goOn]],
    [{ mode: 'existing certificate, LSC first' }, [goOn, start('existing certificate, LSC first')]],
    [{ mode: 'null string', isSecure: true }, [start('null string')]],
  ])('that cannot register follows its newest configuration: %o', (settings, intents) => {
    const alone = phone();
    alone.send(prepare({ mode: 'null string' }));

    expect(alone.send(prepare(settings), registered)).toEqual(intents);
  });
});

describe('a phone that is set secure', () => {
  it.each(automatic)('by %s turns to CAPF first, and registers then', (mode) => {
    const alone = phone();

    expect(alone.send(prepare({ mode, isSecure: true }))).toEqual([start(mode)]);
    expect(alone.send(ended)).toEqual([goOn]);
    expect(alone.send(registered)).toEqual([]);
  });

  it.each(manual)('registers at once when the mode is «%s»', (mode) => {
    expect(phone().send(prepare({ mode, isSecure: true }))).toEqual([goOn]);
  });
});

describe('a phone whose configuration names no CAPF server', () => {
  it.each([true, false])('registers and asks nobody; set secure: %s', (isSecure) => {
    const alone = phone();
    const settings = { mode: 'null string', isSecure, knowsCapf: false } as const;

    expect(alone.send(prepare(settings))).toEqual([goOn]);
    expect(alone.send(registered)).toEqual([]);
  });
});

describe('an authentication string', () => {
  it('is asked for and starts a session while the phone is registered and nonsecure', () => {
    const alone = registeredPhone({ mode: 'authentication string' });

    expect(alone.send(update)).toEqual([askForString]);
    expect(alone.send(submit)).toEqual([start('authentication string')]);
    expect(alone.send(ended)).toEqual([]);
    expect(alone.send(update)).toEqual([askForString]);
  });

  it('may be entered although the configuration names no operation', () => {
    expect(registeredPhone().send(update)).toEqual([askForString]);
  });

  it.each<[StringRefusal, Phone]>([
    ['not registered', phone()],
    ['security mode', registeredPhone({ isSecure: true })],
    ['no CAPF server', registeredPhone({ knowsCapf: false })],
  ])('is not taken: %s', (because, alone) => {
    alone.send(prepare({ ...settingsOf[because] }));

    expect(alone.send(update)).toEqual([refuse(because)]);
    expect(alone.send(submit)).toEqual([refuse(because)]);
  });

  it('is not taken before the phone has registered, though a session is due', () => {
    const alone = phone();
    alone.send(prepare({ mode: 'null string' }));

    expect(alone.send(update, submit)).toEqual([
      refuse('not registered'),
      refuse('not registered'),
    ]);
  });

  it('of a phone that is both secure and not registered is refused for its mode', () => {
    const alone = phone();
    alone.send(prepare({ isSecure: true }));

    expect(alone.send(update)).toEqual([refuse('security mode')]);
  });

  it('is not taken any more when the registration is lost while it is entered', () => {
    const alone = registeredPhone();
    alone.send(update);

    expect(alone.send(unregistered, submit)).toEqual([refuse('not registered')]);
  });

  it('starts no second session', () => {
    const alone = registeredPhone();

    expect(alone.send(submit, update, submit)).toEqual([start('authentication string')]);
  });
});

const settingsOf: Readonly<Record<StringRefusal, Partial<LscSettings>>> = {
  'not registered': {},
  'security mode': { isSecure: true },
  'no CAPF server': { knowsCapf: false },
};

describe('a session', () => {
  it('is stopped by the user, and has ended when the device says so', () => {
    const alone = registeredPhone({ mode: 'null string' });

    expect(alone.send(stop)).toEqual([{ type: 'stop session' }]);
    expect(alone.send(ended)).toEqual([]);
    expect(alone.send(stop)).toEqual([]);
  });

  it.each<[string, Partial<LscSettings>]>([
    ['before', { isSecure: true }],
    ['beside', {}],
  ])('%s registration is dropped when the phone starts again', (_when, settings) => {
    const alone = registeredPhone({ mode: 'null string', ...settings });

    expect(alone.send(reset, unregistered)).toEqual([{ type: 'drop session' }]);
    expect(alone.state).toBe('registration › not registered, operation › none');
    expect(alone.send(ended)).toEqual([]);
  });

  it('that is due is not, once the phone starts again', () => {
    const alone = phone();
    alone.send(prepare({ mode: 'null string' }), reset);

    expect(alone.send(registered)).toEqual([]);
  });
});

it('the tests of the LSC lead along every transition', () => {
  expect(coverage.missing).toEqual([]);
});
