import { Box, Text, useInput, useIsScreenReaderEnabled, useStdout } from 'ink';
import { useEffect, useReducer, useState } from 'react';
import { frameLines } from './frame.ts';
import { keyNames } from './key-names.ts';
import type { Show } from './show.ts';
import { Spoken } from './spoken.tsx';

export interface ViewProps {
  readonly show: Show;
  /** Calls back whenever there is something new to be seen. @returns a function that ends it */
  readonly onChange: (changed: () => void) => () => void;
  readonly onKey: (name: string) => void;
}

/**
 * The view in a terminal. The panes are composed as lines of text, and Ink draws those that have
 * changed: a layout of a thousand nodes would take longer than a frame may.
 */
export function View({ show, onChange, onKey }: ViewProps) {
  const { columns, rows } = useSize();
  const isSpoken = useIsScreenReaderEnabled();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onChange(redraw), [onChange]);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) onKey(name);
  });
  show.room = { columns, rows };
  if (isSpoken) return <Spoken scene={show.scene} columns={columns} />;
  return (
    <Box flexDirection="column">
      {frameLines(show.scene, { columns, rows }).map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its number
        <Text key={row} wrap="truncate">
          {line}
        </Text>
      ))}
    </Box>
  );
}

const usualSize = { columns: 80, rows: 24 };

function useSize(): { readonly columns: number; readonly rows: number } {
  const { stdout } = useStdout();
  const measure = () => ({
    columns: stdout.columns || usualSize.columns,
    rows: stdout.rows || usualSize.rows,
  });
  const [size, setSize] = useState(measure);
  useEffect(() => {
    const resized = () => setSize(measure());
    stdout.on('resize', resized);
    return () => void stdout.off('resize', resized);
  });
  return size;
}
