import { describe, expect, it } from 'vitest';
import { keys, type Mode, meaningOf } from '../../../src/ui/model/index.ts';

const modes: Mode[] = ['view', 'phone', 'overlay', 'prompt', 'question'];

describe('the keys', () => {
  it('none stands twice under one mode', () => {
    for (const mode of modes) {
      const names = keys.filter((key) => key.mode === mode).flatMap((key) => key.keys);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it('each key that help speaks of does what stands there', () => {
    for (const key of keys.filter(({ chapter }) => chapter))
      for (const name of key.keys) expect(meaningOf(name, key.mode)).toBe(key);
  });

  it('whoever has the keys can be left with Esc or answered with n', () => {
    for (const mode of modes.slice(1)) expect(meaningOf('escape', mode)?.command).toBe('leave');
  });

  it('every mode but the view tells at least one of its keys at the bottom', () => {
    for (const mode of modes) expect(keys.some((key) => key.mode === mode && key.hint)).toBe(true);
  });
});
