/** Steps: an action, when it happens, and where it stands in the file. */
import { z } from 'zod';
import type { Millis } from '../../basics/index.ts';
import { type ActionName, type Actions, actionNames, actions } from './actions.ts';
import { printable } from './source.ts';
import { duration } from './values.ts';

const timing = {
  at: duration.exactOptional().describe('At this moment, counted from the start.'),
  after: duration.exactOptional().describe('So long after the step before.'),
};

export interface StepHead {
  /** In Millis from the start; not together with `after`. */
  readonly at?: Millis;
  /** In Millis from the end of the step before. */
  readonly after?: Millis;
  /** The line of the file on which the step begins, counted from 1. */
  readonly line: number;
  /** How the step reads aloud: `power on phone-1`. */
  readonly text: string;
}

type StepOf<Name extends ActionName> = StepHead & {
  readonly action: Name;
  /** What stands behind the key of the action. */
  readonly value: z.output<Actions[Name]['value']>;
} & Readonly<z.output<z.ZodObject<Actions[Name]['modifiers']>>>;

/** One step; `action` tells which, and with it the type of `value` and the modifiers. */
export type Step = { [Name in ActionName]: StepOf<Name> }[ActionName];

/** The keys that may stand in a step beside the one of its action. */
export const modifiersOf = (name: ActionName): readonly string[] => [
  ...Object.keys(actions[name].modifiers),
  ...Object.keys(timing),
];

export const allModifiers: ReadonlySet<string> = new Set(actionNames.flatMap(modifiersOf));

function stepSchemaOf(name: ActionName) {
  const { value, modifiers }: { value: z.ZodType; modifiers: z.ZodRawShape } = actions[name];
  return z
    .strictObject({ [name]: value, ...modifiers, ...timing })
    .refine((step) => !('at' in step && 'after' in step), {
      error: 'a step has «at» or «after», not both',
    })
    .meta({ title: name, not: { required: ['at', 'after'] } });
}

/** A step as it stands in the file, for each action. */
export const stepSchemas = Object.fromEntries(
  actionNames.map((name) => [name, stepSchemaOf(name)]),
) as unknown as Readonly<Record<ActionName, ReturnType<typeof stepSchemaOf>>>;

/** A step as it stands in the file, whatever its action. */
export const anyStep = z.union(Object.values(stepSchemas)).meta({ id: 'Step' });

/**
 * @param written the step as it stands in the file
 * @param checked what `stepSchemas[name]` made of it
 */
export function makeStep(
  name: ActionName,
  written: Readonly<Record<string, unknown>>,
  checked: Readonly<Record<string, unknown>>,
  line: number,
): Step {
  const { [name]: value, ...modifiers } = checked;
  const reads = actions[name].reads as (value: unknown, modifiers: object) => string;
  const spans = ['within', 'for'].filter((key) => Object.hasOwn(written, key));
  const text = [reads(written[name], written), ...spans.map((key) => `${key} ${written[key]}`)];
  return { action: name, value, ...modifiers, line, text: oneLine(text.join(' ')) } as Step;
}

const oneLine = (text: string): string => printable(text.trim().replace(/\s+/g, ' '));
