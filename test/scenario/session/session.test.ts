import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Millis, Seconds } from '../../../src/basics/index.ts';
import { loadScenario, runScenario, ScenarioError, Session } from '../../../src/scenario/index.ts';
import { entryToJson } from '../../../src/simulation/index.ts';

const file = 'scenarios/alarms/tftp-not-authorized.yaml';
const text = readFileSync(file, 'utf8');

/** A session whose script has run up to this moment. */
function sessionAt(seconds: number) {
  const session = new Session({ text, file });
  session.branch.advance(Seconds(seconds));
  return session;
}

/** The place at the head of the current branch. */
const head = ({ branch: { now, entries } }: Session) => ({ at: now, seq: entries.length });

const traceOf = (session: Session) => session.branch.entries.map(entryToJson);
const traceOfSaved = (session: Session) =>
  runScenario(loadScenario(session.save(), file)).world.trace.entries.map(entryToJson);
const textsOf = (session: Session, kind: string) =>
  session.branch.entries.flatMap((entry) =>
    entry.kind === kind && 'text' in entry ? [entry.text] : [],
  );

describe('the script of a session', () => {
  it('can be held at any moment, and let go on', () => {
    const session = sessionAt(5);

    expect(session.branch.now).toBe(5000);
    expect(session.branch.ended).toBe(false);
  });

  it('leaves the same trace in many pieces as in one', () => {
    const session = new Session({ text, file });
    for (let at = 0; !session.branch.ended; at += 77) session.branch.advance(Millis(at));

    expect(traceOf(session)).toEqual(
      runScenario(loadScenario(text, file)).world.trace.entries.map(entryToJson),
    );
  });

  it('does not go on behind its end', () => {
    const session = sessionAt(1000);
    const { now } = session.branch;
    session.branch.advance(Seconds(2000));

    expect(session.branch.ended).toBe(true);
    expect(session.branch.now).toBe(now);
  });

  it('is saved as it stands', () => {
    expect(sessionAt(3).save()).toBe(text);
  });

  it('can have another seed, and is saved with it', () => {
    const session = new Session({ text, file, seed: 7 });
    session.branch.advance(Seconds(60));

    expect(session.branch.site.world.seed).toBe(7);
    expect(traceOfSaved(session)).toEqual(traceOf(session));
  });
});

describe('an operator who does something', () => {
  it('begins a branch in which the rest of the script is set aside', () => {
    const session = sessionAt(5);
    const script = session.branch;
    const branch = session.do('change dhcp: { tftp: publisher }', head(session));
    branch.advance(Seconds(60));

    expect(session.branches).toEqual([script, branch]);
    expect(branch.plan).toMatchObject({ number: 1, begins: 5000, parent: script });
    expect(branch.plan.name).toBe('change DHCP: tftp publisher');
    expect(branch.now).toBe(60_000);
    expect(textsOf(session, 'step')).toEqual(['power on phone-1', 'change DHCP: tftp publisher']);
    expect(textsOf(session, 'alarm')).toEqual([]);
  });

  it('goes on in the branch as long as it is at its head', () => {
    const session = sessionAt(5);
    session.do('power off: phone-1', head(session));
    session.branch.advance(Seconds(8));
    session.do('power on: phone-1', head(session));
    session.do('power off: phone-1', head(session));

    expect(session.branches).toHaveLength(2);
    expect(textsOf(session, 'step')).toHaveLength(4);
  });

  it('goes back and does otherwise in another branch', () => {
    const session = sessionAt(5);
    const first = session.do('power off: phone-1', head(session));
    first.advance(Seconds(30));
    const second = session.do('cut link: phone-1', { at: Seconds(2), seq: 0 });

    expect(session.branches).toEqual([session.branches[0], first, second]);
    expect(second.plan.parent).toBe(first);
    expect(textsOf(session, 'step')).toEqual(['cut link phone-1']);
    session.switchTo(first);
    expect(textsOf(session, 'step')).toEqual(['power on phone-1', 'power off phone-1']);
  });

  it('is offered what the script would have done', () => {
    const session = sessionAt(22);
    session.do('power off: phone-1', head(session));
    const offered = session.branch.plan.remaining;
    session.do(offered[0]?.step ?? '', head(session));

    expect(offered).toEqual([
      { step: 'change dhcp: { tftp: publisher }', text: 'change DHCP: tftp publisher' },
      { step: 'reset: phone-1', text: 'reset phone-1 with **#**' },
    ]);
    expect(session.branch.plan.remaining).toEqual(offered.slice(1));
  });

  it('is told what is wrong with a step, and nothing has changed', () => {
    const session = sessionAt(5);

    expect(() => session.do('pres: { on: phone-1, keys: settings }', head(session))).toThrow(
      ScenarioError,
    );
    expect(() => session.do('reset: publisher', head(session))).toThrow(ScenarioError);
    expect(() => session.do('wait: 1 s\n- power off: phone-1', head(session))).toThrow(
      ScenarioError,
    );
    expect(() => session.do('', head(session))).toThrow(ScenarioError);
    expect(session.branches).toHaveLength(1);
  });

  it('is told what cannot be done, and nothing has changed', () => {
    const session = new Session({ text, file });

    expect(() => session.do('reset: phone-1', { at: Millis(0), seq: 0 })).toThrow(
      'phone-1 has no power',
    );
    expect(session.branch.isScript).toBe(true);
  });
});

describe('a saved session', () => {
  it('runs to the same end, with the same trace', () => {
    const session = sessionAt(21.5);
    session.do('press: { on: phone-1, keys: [settings, 3] }', head(session));
    session.branch.advance(Seconds(24.123));
    session.do('change dhcp: { tftp: publisher }', head(session));
    session.do('reset: phone-1', head(session));
    session.branch.advance(Seconds(70));

    expect(traceOfSaved(session)).toEqual(traceOf(session));
    expect(session.save()).toContain('  - reset: phone-1\n    at: 24.123 s\n  - wait: 45.877 s\n');
  });

  it('does not name the JSON Schema by a path that leads nowhere', () => {
    const session = sessionAt(5);
    session.do('power off: phone-1', head(session));

    expect(text).toMatch(/^# yaml-language-server/);
    expect(session.save()).toMatch(/^title: TFTP Not Authorized\n/);
  });

  it('keeps the expectations that held before the operator took over', () => {
    const session = sessionAt(100);
    const at = session.branch.now;
    session.do('power off: phone-1', head(session));

    expect(session.save()).toContain("alarm: 'TFTP Not Authorized: 10.9.9.9'");
    expect(session.save()).toContain('power off: phone-1');
    expect(session.branch.now).toBe(at);
    expect(traceOfSaved(session)).toEqual(traceOf(session));
  });
});
