import { describe, expect, it } from 'vitest';
import { showBytes, showSeconds } from './show-bytes.ts';
import { showProgress } from './show-progress.ts';

function screen(isTTY: boolean, columns = 80) {
  let text = '';
  return { isTTY, columns, write: (more: string) => { text += more; }, get text() { return text; }, /** What a person sees in the last line. */ get last() { return text.split('\r').at(-1)!.replace(/\x1b\[K/g, ''); } };
}

describe('progress', () => {
  it('on a terminal is a bar with bytes, share, speed and the time that is left', () => {
    let now = 0;
    const shown = screen(true);
    const progress = showProgress(shown, () => now);
    progress.expect(80_000_000);
    progress.had(20_000_000);
    expect(shown.last).toBe(' [######------------------]  25%  20.0 MB of 80.0 MB');
    for (; now < 2000; now += 100) progress.got(1_000_000);
    expect(shown.last).toMatch(/^ \[#{12}-{12}\] {2}50% {2}40\.0 MB of 80\.0 MB {2}10\.\d MB\/s {2}4 s left$/);
    expect(shown.text).not.toContain('\n');
  });

  it('gives way to a line, and goes away in the end', () => {
    const shown = screen(true);
    const progress = showProgress(shown, () => 0);
    progress.expect(10);
    progress.got(5);
    progress.say('Installed.');
    expect(shown.text).toMatch(/\r\x1b\[KInstalled\.\n$/);
    progress.got(5);
    progress.end();
    expect(shown.text.endsWith('\r\x1b[K')).toBe(true);
  });

  it('fits into a narrow terminal and is not drawn for every packet', () => {
    let now = 0;
    const shown = screen(true, 40);
    const progress = showProgress(shown, () => now);
    progress.expect(1000);
    for (; now < 1000; now += 10) progress.got(10);
    expect(shown.text.split('\r').length).toBeLessThan(15);
    expect(shown.last.length).toBeLessThan(40);
  });

  it('anywhere else is a line for each tenth, also when some must come again', () => {
    const shown = screen(false);
    const progress = showProgress(shown, () => 0);
    progress.expect(1000);
    for (let at = 0; at < 50; at++) progress.got(10);
    progress.had(-500);
    for (let at = 0; at < 100; at++) progress.got(10);
    const lines = shown.text.trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('100%  1 kB of 1 kB');
  });
});

describe('numbers', () => {
  it('are those people say', () => {
    expect([0, 999, 1000, 83_723_254, 999_900_000, 12_345_678_901].map(showBytes)).toEqual(['0 bytes', '999 bytes', '1 kB', '83.7 MB', '1.0 GB', '12.3 GB']);
    expect([0.2, 12, 65, 3700].map(showSeconds)).toEqual(['1 s', '12 s', '1:05 min', '1:01:40 h']);
  });
});
