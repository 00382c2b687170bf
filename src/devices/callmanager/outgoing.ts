import { encodeSccp, type SccpFieldsArgument, type SccpName } from '../../protocols/sccp/index.ts';

/** A message that is ready to be sent. */
export interface Outgoing {
  readonly name: SccpName;
  readonly bytes: Uint8Array;
  /** What is worth reading of it in the trace. */
  readonly detail: string;
  /** The entries of the trace on which it rests, where it is a decision. */
  readonly because?: readonly number[];
}

export const outgoing = <Name extends SccpName>(
  name: Name,
  detail: string,
  ...fields: SccpFieldsArgument<Name>
): Outgoing => ({ name, bytes: encodeSccp(name, ...fields), detail });
