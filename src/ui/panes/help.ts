import { type Chapter, keys } from '../model/index.ts';
import { cell, type Piece, wrap } from '../text.ts';

const chapters: readonly Chapter[] = [
  'Understand',
  'Time',
  'What you see',
  'Take part',
  'On the phone',
  'Leave',
];
const labelColumns = 8;

const introduction =
  'You watch a site of Cisco IP Phones and CallManager servers. What is chosen in the timeline is the moment that is shown: go back, and the whole site is as it was. To find out why something went wrong: n goes to the alarm, w asks why, Enter shows the bytes.';

const signs =
  '▸ somebody does something   ! alarm   ✗ failed   ✓ registered, or as expected   * finding   “ caption   × connection lost';

/** Every key, from the table that decides what keys do. @param first the chapter that matters now */
export function helpLines(columns: number, first?: Chapter): Piece[][] {
  const paragraph = (text: string): Piece[][] =>
    wrap(text, columns - 2).map((line) => [['normal', ` ${line}`]]);
  return [
    ...paragraph(introduction),
    ...[...(first ? [first] : []), ...chapters.filter((one) => one !== first)].flatMap(
      (chapter) => [
        [],
        [['strong', ` ${chapter}`]] as Piece[],
        ...keys
          .filter((key) => key.chapter === chapter)
          .flatMap(({ label, does }) =>
            wrap(does, columns - labelColumns - 4).map((line, index): Piece[] => [
              ['key', `   ${cell(index === 0 ? label : '', labelColumns)}`],
              ['normal', line],
            ]),
          ),
      ],
    ),
    [],
    [['strong', ' Signs']],
    ...paragraph(signs),
  ];
}
