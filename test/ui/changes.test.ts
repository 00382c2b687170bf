import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Changes } from '../../src/ui/changes.ts';
import { Glass, type Terminal } from '../../src/ui/glass.ts';

describe('what a terminal is sent', () => {
  it('is no more than the lines that have changed', () => {
    const changes = new Changes();
    expect(changes.to(['one', 'two', 'three'], 5)).toBe(
      '\u001b[1;1Hone\u001b[K\u001b[2;1Htwo\u001b[K\u001b[3;1Hthree',
    );
    expect(changes.to(['one', '2', 'three'], 5)).toBe('\u001b[2;1H2\u001b[K');
    expect(changes.to(['one', '2', 'three'], 5)).toBe('');
  });

  it('erases lines that are no more', () => {
    const changes = new Changes();
    changes.to(['one', 'two'], 5);
    expect(changes.to(['one'], 5)).toBe('\u001b[2;1H\u001b[K');
  });

  it('erases nothing behind a line that is as wide as the screen, wide characters counted twice', () => {
    expect(new Changes().to(['電話'], 4)).toBe('\u001b[1;1H電話');
    expect(new Changes().to(['\u001b[1mfour\u001b[22m'], 4)).not.toContain('\u001b[K');
  });
});

class FakeTerminal extends EventEmitter implements Terminal {
  columns = 10;
  rows = 2;
  written = '';
  write(text: string): void {
    this.written += text;
  }
}

describe('the glass in front of a terminal', () => {
  it('has its size, and draws all anew when it is resized', () => {
    const terminal = new FakeTerminal();
    const glass = new Glass(terminal);
    glass.write('one\ntwo');
    terminal.written = '';
    let resizes = 0;
    glass.on('resize', () => resizes++);
    terminal.columns = 20;
    terminal.emit('resize');
    expect([glass.columns, glass.rows, resizes]).toEqual([20, 2, 1]);
    glass.write('one\ntwo');
    expect(terminal.written).toBe('\u001b[2J\u001b[1;1Hone\u001b[K\u001b[2;1Htwo\u001b[K');
  });

  it('never writes below the last row', () => {
    const terminal = new FakeTerminal();
    new Glass(terminal).write('one\ntwo\nthree');
    expect(terminal.written).not.toContain('three');
  });

  it('lets go of the terminal when it is closed', () => {
    const terminal = new FakeTerminal();
    new Glass(terminal).close();
    terminal.emit('resize');
    expect(terminal.written).toBe('');
  });
});
