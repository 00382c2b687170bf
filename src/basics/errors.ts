/** Errors typed by who can act. */

/** Something the user can put right; `hint` says what to try next. The command exits with code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Something that only we can put right: a bug in offhook. The command exits with code 70. */
export class BugError extends Error {
  override readonly name = 'BugError';
}
