import { describe, expect, it } from 'vitest';
import { fullDate, shortDate } from './format.ts';

const now = '2026-03-10T12:00:00Z';

describe('dates', () => {
  it.each([
    ['2026-03-10T11:59:40Z', 'just now', '刚刚'],
    ['2026-03-10T11:57:00Z', '3 minutes ago', '3分钟前'],
    ['2026-03-10T10:00:00Z', '2 hours ago', '2小时前'],
    ['2026-03-09T11:00:00Z', 'yesterday', '昨天'],
    ['2026-02-01T08:00:00Z', 'Feb 1', '2月1日'],
    ['2024-02-01T08:00:00Z', 'Feb 1, 2024', '2024年2月1日'],
  ])('%s reads as %s and %s', (at, english, chinese) => {
    expect(shortDate(at, 'en', 'UTC', now)).toBe(english);
    expect(shortDate(at, 'zh-CN', 'UTC', now)).toBe(chinese);
  });

  it('never speaks of the future when clocks differ', () => {
    expect(shortDate('2026-03-10T12:00:30Z', 'en', 'UTC', now)).toBe('just now');
  });

  it('follow the time zone', () => {
    expect(fullDate('2026-03-10T18:30:00Z', 'zh-CN', 'Asia/Shanghai')).toContain('2026年3月11日');
    expect(fullDate('2026-03-10T18:30:00Z', 'en', 'UTC')).toContain('March 10, 2026');
  });
});
