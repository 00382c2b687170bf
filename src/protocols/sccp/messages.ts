/** All messages whose fields are known, and the types that follow from their tables. */
import { buttonMessages } from './button-messages.ts';
import { callMessages } from './call-messages.ts';
import { displayMessages } from './display-messages.ts';
import type { FieldsInput, FieldsOf, Layout } from './layouts.ts';
import type { MessageType } from './message.ts';
import { registrationMessages } from './registration-messages.ts';

export const messageTypes = {
  ...registrationMessages,
  ...buttonMessages,
  ...displayMessages,
  ...callMessages,
} as const satisfies Record<string, MessageType<Layout>>;

type MessageTypes = typeof messageTypes;

/** The name of a message whose fields are known. */
export type KnownSccpName = keyof MessageTypes;

/** A message that was read: `message.name === 'Register'` narrows `message.fields`. */
export type SccpMessage =
  | { [Name in KnownSccpName]: KnownMessage<Name> }[KnownSccpName]
  | UnknownSccpMessage;

interface KnownMessage<Name extends KnownSccpName> {
  readonly name: Name;
  readonly fields: FieldsOf<MessageTypes[Name]['layout']>;
}

/** A message whose id stands in no table. */
export interface UnknownSccpMessage {
  readonly name: 'Unknown';
  readonly fields: { readonly id: number; readonly body: Uint8Array };
}

export type SccpName = SccpMessage['name'];
export type SccpMessageOf<Name extends SccpName> = Extract<SccpMessage, { readonly name: Name }>;

/** What a message is made from. */
export type SccpFields<Name extends SccpName> = Name extends KnownSccpName
  ? FieldsInput<MessageTypes[Name]['layout']>
  : UnknownSccpMessage['fields'];

/** The fields as a last argument, which may be left out where nothing must be given. */
export type SccpFieldsArgument<Name extends SccpName> =
  Record<never, never> extends SccpFields<Name>
    ? [fields?: SccpFields<Name>]
    : [fields: SccpFields<Name>];
