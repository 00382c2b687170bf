/** A row of the table of actions. */
import type { z } from 'zod';
import { read } from './reading.ts';

/** What a row of the table of actions says. */
export interface Action<
  Value extends z.ZodType = z.ZodType,
  Modifiers extends z.ZodRawShape = z.ZodRawShape,
> {
  readonly value: Value;
  /** Keys that may stand beside the action. */
  readonly modifiers: Modifiers;
  /** How the step reads aloud. */
  reads(value: z.input<Value>, modifiers: Readonly<Record<string, unknown>>): string;
}

export function action<Value extends z.ZodType, Modifiers extends z.ZodRawShape>(
  help: string,
  value: Value,
  reads: Action<Value, Modifiers>['reads'],
  modifiers: Modifiers = {} as Modifiers,
) {
  return { value: value.describe(help) as Value, reads, modifiers } satisfies Action<
    Value,
    Modifiers
  >;
}

/** What a step changes, as it reads aloud behind its name. */
export const change = (changes: object): string =>
  Object.keys(changes).length === 0 ? '' : `: ${read(changes)}`;
