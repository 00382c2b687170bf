import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { UserError } from '../../basics/index.ts';
import { rewritten } from '../../machines/index.ts';

/** The actions that say something of the machine itself; all others act on the world around it. */
const own: ReadonlySet<unknown> = new Set([
  'xstate.assign',
  'xstate.cancel',
  'xstate.emit',
  'xstate.raise',
]);

/**
 * A machine that goes the same ways, and leaves out what it would do to the world around it.
 * @throws UserError when it invokes actors, whose answers are not known here, or enqueues actions,
 * which cannot be told apart beforehand
 */
export function quiet(machine: AnyStateMachine): AnyStateMachine {
  refuseInvocations(machine.root);
  const actions: Readonly<Record<string, unknown>> = machine.implementations.actions;
  const isOwn = (action: unknown): boolean => {
    if (typeof action === 'function') return isOwnType((action as { type?: unknown }).type);
    const name = typeof action === 'string' ? action : (action as { type: string }).type;
    return Object.hasOwn(actions, name) && isOwn(actions[name]);
  };
  const ownOf = (given: unknown = []): unknown[] => [given].flat().filter(isOwn);
  return rewritten(machine, {
    transition: (_, config) => ({ ...config, actions: ownOf(config.actions) }),
    state: (_, { entry, exit }) => ({ entry: ownOf(entry), exit: ownOf(exit) }),
  });
}

function isOwnType(type: unknown): boolean {
  if (type === 'xstate.enqueueActions')
    throw new UserError(
      'the machine enqueues actions, and not all of them can be left out',
      'Write the actions as a list: assign, raise and the others.',
    );
  return own.has(type);
}

function refuseInvocations(node: AnyStateNode): void {
  if (node.invoke.length > 0)
    throw new UserError(
      `the state «${node.id}» invokes an actor`,
      'Leave it out, and let what it answers be events.',
    );
  for (const child of Object.values(node.states)) refuseInvocations(child as AnyStateNode);
}
