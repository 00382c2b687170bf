import {
  chartOf,
  guardText,
  type MachineName,
  machines,
  openTransitions,
  triggerText,
  withParams,
} from '../../machines/index.ts';
import type { DeviceView } from '../view/index.ts';
import { facts, type Section } from './inspection.ts';

/** The statechart with the state that it is in, and what can happen next, the innermost state first. */
export function statechartSection(machine: string, state: string): Section {
  const title = `Statechart ${machine}`;
  if (!(machine in machines)) return { title, facts: facts({ state }) };
  const open = openTransitions(chartOf(machines[machine as MachineName]), state);
  return {
    title,
    facts: facts({ state }),
    text:
      open.length === 0
        ? ['It has come to its end.']
        : ['Open transitions:', ...open.map(transitionText)],
  };
}

/** Every statechart that runs in a device. */
export const deviceSections = ({ states }: DeviceView): readonly Section[] =>
  [...states].map(([machine, state]) => statechartSection(machine, state));

/** `FILE.MISSING [a server is left] → choosing server / show (…)` */
function transitionText({
  trigger,
  guard,
  targets,
  source,
  actions,
}: ReturnType<typeof openTransitions>[number]): string {
  const condition = guard ? ` [${guardText(guard)}]` : '';
  const target = targets.length > 0 ? targets.join(', ') : `stays in ${source || 'every state'}`;
  const deeds = actions.length > 0 ? ` / ${actions.map(withParams).join(', ')}` : '';
  return `  ${triggerText(trigger)}${condition} → ${target}${deeds}`;
}
