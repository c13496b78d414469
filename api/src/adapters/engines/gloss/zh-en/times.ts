/** Shares, dates and hours. */
import { HAN_NUMERAL, readNumeral, writeNumber, writeOrdinal } from './numbers.ts';
import { made, type Token } from './token.ts';

const PERCENT = new RegExp(`^百分之(${HAN_NUMERAL})`);
const FRACTION = new RegExp(`^(${HAN_NUMERAL})分之(${HAN_NUMERAL})`);
const CLOCK = /^([零一二两三四五六七八九十]{1,3})点(?:(半|一刻|三刻|钟|整|左右|多)|((?:[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?![零一二三四五六七八九十百千万亿]))分?)?/;
const DATE = new RegExp(`^(?:([零〇一二三四五六七八九]{4})年)?(${HAN_NUMERAL})月(?:(${HAN_NUMERAL})[日号])?`);
const YEAR = /^([零〇一二三四五六七八九]{2,4})年代?/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const PARTS: Record<string, string> = { 半: ':30', 一刻: ':15', 三刻: ':45' };

/** 百分之三十, 三分之二. */
export function readShare(rest: string): Token | undefined {
  const percent = PERCENT.exec(rest);
  if (percent) return made(percent[0], 'num', `${readNumeral(percent[1]!) ?? ''}%`, true);
  const [all, below, above] = FRACTION.exec(rest) ?? [];
  const [bottom, top] = [readNumeral(below ?? ''), readNumeral(above ?? '')];
  if (!all || !bottom || !top) return undefined;
  return made(all, 'num', bottom === 2 ? 'half of' : `${writeNumber(top)} ${bottom === 4 ? 'quarter' : writeOrdinal(bottom)}${top > 1 ? 's' : ''} of`, true);
}

/** 三点一刻, 七点二十, 一九八七年十一月三日. */
export function readTime(rest: string): Token | undefined {
  const year = YEAR.exec(rest);
  const [date, dateYear, month, day] = DATE.exec(rest) ?? [];
  const named = MONTHS[(readNumeral(month ?? '') ?? 0) - 1];
  if (date && named && (day || dateYear) && !/^个/.test(rest.slice(date.length))) {
    const numbers = [day && ` ${readNumeral(day)}`, dateYear && `${day ? ',' : ''} ${readNumeral(dateYear)}`].filter(Boolean).join('');
    return made(date, 't', `${day ? 'on' : 'in'} ${named}${numbers}`);
  }
  if (year && (year[1]!.length === 4 || year[0].endsWith('代'))) return made(year[0], 't', `in ${readNumeral(year[1]!)}`);
  const [clock, hour, part, minutes] = CLOCK.exec(rest) ?? [];
  const value = readNumeral(hour ?? '');
  if (!clock || value === undefined || value > 24 || (!part && !minutes && /^[零一二三四五六七八九]/.test(rest.slice(clock.length)))) return undefined;
  const exact = part && PARTS[part];
  const past = minutes && readNumeral(minutes);
  const text = exact ? `${value}${exact}` : past ? `${value}:${String(past).padStart(2, '0')}` : `${value} o'clock`;
  return made(clock, 't', part === '左右' ? `around ${text}` : part === '多' ? `a little after ${text}` : text);
}
