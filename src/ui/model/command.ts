/** What a key may mean. */
export type Command =
  | 'play or pause'
  | 'forward'
  | 'back'
  | 'next step'
  | 'previous step'
  | 'next trouble'
  | 'previous trouble'
  | 'to the start'
  | 'to the end'
  | 'faster'
  | 'slower'
  | 'stop or run through'
  | 'next pane'
  | 'previous pane'
  | 'pane by number'
  | 'zoom'
  | 'up'
  | 'down'
  | 'page up'
  | 'page down'
  | 'tell more or less'
  | 'look inside'
  | 'why'
  | 'take part'
  | 'give the phone the keys'
  | 'branches'
  | 'save'
  | 'help'
  | 'quit'
  | 'leave'
  | 'choose'
  | 'press a key'
  | 'press settings'
  | 'unlock'
  | 'reset'
  | 'next softkey'
  | 'previous softkey'
  | 'press the softkey'
  | 'softkey by letter'
  | 'glass up'
  | 'glass down'
  | 'type'
  | 'rub out'
  | 'rub out ahead'
  | 'caret left'
  | 'caret right'
  | 'caret to start'
  | 'caret to end'
  | 'rub out all'
  | 'complete'
  | 'accept'
  | 'offer above'
  | 'offer below'
  | 'yes';

/** Who has the keys: the view, the phone, what lies over the panes, a line that is typed. */
export type Mode = 'view' | 'phone' | 'overlay' | 'prompt' | 'question';

/** Under which heading help tells of a key. */
export type Chapter =
  | 'Understand'
  | 'Time'
  | 'What you see'
  | 'Take part'
  | 'On the phone'
  | 'Leave';

export interface Key {
  /** As `keyName` names them; `any` stands for whatever prints. */
  readonly keys: readonly string[];
  /** What stands on the key. */
  readonly label: string;
  readonly command: Command;
  readonly mode: Mode;
  /** What it does, for the help. */
  readonly does: string;
  readonly chapter?: Chapter;
  /** What it does, in a word or two, for the line at the bottom. */
  readonly hint?: string;
}
