import type { MachineName } from '../../machines/index.ts';
import { type Coverage, usualLongest, type Wish } from '../paths/index.ts';

/** What a path is to reach: `14 of 14 transitions`, `a tour of all transitions`. */
export const goalsInWords: Readonly<Record<Coverage, string>> = {
  states: 'states',
  transitions: 'transitions',
  'transition-pairs': 'pairs of transitions',
  guards: 'answers of guards',
  moves: 'moves',
};

/** `Part of a tour of all transitions` */
export function wishInWords(wish: Wish): string {
  if ('walks' in wish) return 'A walk at random';
  const goals = goalsInWords[wish.cover];
  return wish.shortest ? `A shortest way to one of all ${goals}` : `Part of a tour of all ${goals}`;
}

/** The command line that makes the same again. */
export function commandOf(machine: MachineName, wish: Wish): string {
  const words =
    'walks' in wish
      ? ['--walks', wish.walks.count, '--seed', wish.walks.seed, '--length', wish.walks.length]
      : ['--cover', wish.cover, ...optionsOf(wish)];
  return ['offhook generate', machine, ...words].join(' ');
}

const optionsOf = ({ shortest, longest = usualLongest }: Exclude<Wish, { walks: unknown }>) => [
  ...(shortest ? ['--shortest'] : []),
  ...(longest === usualLongest ? [] : ['--longest', longest]),
];
