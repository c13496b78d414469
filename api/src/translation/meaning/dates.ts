/** Days, months, years and what is said for them: 周三, 3月5日, 八十年代, *the day after tomorrow*. */
import { quantity, span } from './make-quantity.ts';
import type { Numeral, Quantity, Weight } from './quantity.ts';

export const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const HAN_DAYS = '日一二三四五六';
const DECADES = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

const NAMED_DAY = /\b(?:(mon|tues|wednes|thurs|fri|satur|sun)days?|(Mon|Tues?|Wed|Thurs?|Fri)\b\.?)(?![a-z])/gi;
const HAN_DAY = /(?<!(?:^|[^周期拜])[一二三四五六七八九十两几\d])(?:周([一二三四五六日])(?![十百千万亿颗个只条杯瓶次回趟份张本件套首篇斤]|公[斤里]|[美欧日]元|块|小时|天)|(?:星期|礼拜)([一二三四五六日天])(?![十百千万亿]))((?:(?:[、和跟或到至-]|到?周)[一二三四五六日](?![个天年月点次岁人号零十百千位]))*)/g;
// A name of the year is written large; *may* and *march* are words too.
const NAMED_MONTH = /\b(?:(January|February|April|June|July|August|September|October|November|December|JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b|(Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= ?\d|-)|(?<=\b(?:[Ii]n|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his|[Bb]y|[Ss]ince|[Uu]ntil|till|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id|[Ee]very|[Ee]ach|to|through|and|or|[Bb]efore|[Aa]fter|[Oo]n|[Aa]round|about|[Dd]uring|for) |mid-|\d |\d(?:st|nd|rd|th) )(March|May|Mar)\b|(March|May|Mar)\b\.?(?= \d| the \d| (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)))/g;
const LUNAR = /(正月|腊月|冬月)/g;
const LUNAR_DAY = /(?<!年)初([一二三四五六七八九十])(?!中)/g;
const DECADE = /(?<![\d.,])(?:(\d{2})(\d0)|'?(\d0))'?s\b|\b(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/gi;
/** How old somebody is, not when it was. */
const AGE = new RegExp(`\\b(?:his|her|my|their|your|our|whose) (?:early |mid-?|late )?(${DECADES.join('|')})\\b`, 'gi');
const AFTER_DECADE = /(?:(上个?世纪|本世纪)|([一二]?十?[一二三四五六七八九十]|\d{1,2})世纪)?(?<!\d)(1\d|20)?([二三四五六七八九]十|零零|[2-90]0)(?:年代|后(?![来面天续期腿方卫备边头果悔门台宫])(?:们)?)/g;
const CENTURY = /(?<![一二三四五六七八九十\d]个)([一二]?十?[一二三四五六七八九十]|\d{1,2})世纪|\b(?:(\d{1,2})(?:st|nd|rd|th)|(eighteenth|nineteenth|twentieth|twenty[- ]first|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth|twelfth|eleventh|tenth|ninth|eighth|seventh|sixth|fifth|fourth|third|second|first))[ -]centur(?:y|ies)\b/gi;
const CENTURY_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ');
/** Days told from today; one may be said for the other now and then, so only another day in its place counts. */
const RELATIVE: [pattern: string, base: number, weight: Weight][] = [
  ['day after tomorrow|(?<![先前今日以最])后天(?![性生])', 2, 'rival'], ['day before yesterday|前天', -2, 'rival'], ['大后天', 3, 'rival'],
  ['(?<!before )yesterday|昨[天晚日夜儿]|last night', -1, 'rival'], ['(?<!after )tomorrow|明[天晚早日儿](?!星)', 1, 'rival'], ['today|tonight|今[天晚早日儿夜]|this (?:morning|evening|afternoon)', 0, 'soft'],
  ['last week|上周(?![一二三四五六日末])|上个?(?:星期|礼拜)(?![一二三四五六日天])', 99, 'rival'], ['this week(?!end)|[这本]周(?![一二三四五六日末])|[这本]个?(?:星期|礼拜)(?![一二三四五六日天])', 100, 'rival'], ['next week(?!end)|下周(?![一二三四五六日末])|下个?(?:星期|礼拜)(?![一二三四五六日天])', 101, 'rival'],
  ['last month|上个?月', 199, 'rival'], ['this month|这个?月|本月', 200, 'rival'], ['next month|下个?月', 201, 'rival'],
  ['(?<!大)前年', 298, 'rival'], ['last year|去年', 299, 'rival'], ['this year|今年', 300, 'rival'], ['next year|明年', 301, 'rival'],
];
const TOLD = new RegExp(RELATIVE.map(([pattern]) => `(${pattern})`).join('|'), 'gi');

const HAN_NUMBER = new Map([...'一二三四五六七八九十'].map((char, index) => [char, index + 1]));
const small = (text: string): number => {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  return (tens === '' ? 1 : (HAN_NUMBER.get(tens!) ?? 0)) * 10 + (HAN_NUMBER.get(ones!) ?? 0);
};

/** What says a date by itself. */
export function readDateWords(original: string): Quantity[] {
  let text = original;
  const found: Quantity[] = [];
  const put = (match: RegExpMatchArray, raws: number[], dimension: string, bases: number[], weight: Weight = 'firm') =>
    found.push(quantity(original, 'date', span(match), raws, bases.map((base) => ({ dimension, base })), { weight }));
  for (const match of text.matchAll(NAMED_DAY)) {
    const name = (match[1] ?? match[2])!;
    if (match[2] && !/^[A-Z]/.test(name)) continue;
    put(match, [], 'weekday', [WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase())]);
  }
  for (const match of text.matchAll(HAN_DAY)) {
    for (const day of [(match[1] ?? match[2])!, ...match[3]!.replace(/[^一二三四五六日]/g, '')]) put(match, [], 'weekday', [Math.max(0, HAN_DAYS.indexOf(day))]);
  }
  for (const match of text.matchAll(NAMED_MONTH)) {
    const month = MONTHS.indexOf(match[0].slice(0, 3).toLowerCase()) + 1;
    put(match, [month], 'month', [month]);
  }
  for (const match of text.matchAll(LUNAR)) put(match, [{ 正: 1, 冬: 11, 腊: 12 }[match[1]![0]!]!], 'month', [], 'soft');
  for (const match of text.matchAll(LUNAR_DAY)) found.push(quantity(original, 'date', span(match), [HAN_NUMBER.get(match[1]!)!], [], { loose: true, weight: 'soft' }));
  for (const match of text.matchAll(AFTER_DECADE)) {
    const [, , , full, told = ''] = match;
    const decade = told.startsWith('零') ? 0 : /^\d/.test(told) ? Number(told) : HAN_NUMBER.get(told[0]!)! * 10;
    const century = full ? Number(full) : match[1] ? (match[1].startsWith('上') ? 19 : 20) : match[2] ? small(match[2]) - 1 : undefined;
    putDecade(match, decade, century);
  }
  // A decade of a century is no century.
  text = text.replace(AFTER_DECADE, (match) => ' '.repeat(match.length));
  for (const match of text.matchAll(AGE)) {
    const from = DECADES.indexOf(match[1]!.toLowerCase()) * 10 + 20;
    found.push(quantity(original, 'number', span(match), Array.from({ length: 11 }, (_, year) => from + year), [], { loose: true, weight: 'rival' }));
  }
  text = text.replace(AGE, (match) => ' '.repeat(match.length));
  for (const match of text.matchAll(DECADE)) {
    const decade = match[4] ? DECADES.indexOf(match[4].toLowerCase()) * 10 + 20 : Number(match[2] ?? match[3]);
    if (match[1]?.startsWith('0')) continue;
    putDecade(match, decade, match[1] ? Number(match[1]) : undefined);
  }
  for (const match of text.matchAll(CENTURY)) {
    const word = match[3]?.toLowerCase();
    const value = match[1] ? small(match[1]) : match[2] ? Number(match[2]) : /^twenty.first$/.test(word!) ? 21 : CENTURY_WORDS.indexOf(word!) + 1;
    put(match, [value], 'century', [value]);
  }
  for (const match of text.matchAll(TOLD)) {
    const [, base, weight] = RELATIVE[match.slice(1).findIndex((one) => one !== undefined)]!;
    put(match, [], 'told', [base], weight);
  }
  return found;

  function putDecade(match: RegExpMatchArray, decade: number, century: number | undefined): void {
    const readings = [{ dimension: 'decade', base: decade, unit: century === undefined ? 'any' : String(century) }];
    // The 1800s are a century too; somebody in her eighties is 80.
    if (decade === 0 && century !== undefined) readings.push({ dimension: 'century', base: century + 1, unit: '' });
    found.push(quantity(original, 'date', span(match), century === undefined ? [decade] : [century * 100 + decade], readings, { loose: true }));
  }
}

const BEFORE_DAY = new RegExp(`(?:^|[^a-z])${MONTH}\\.? (?:the )?$`, 'i');
const AFTER_DAY = new RegExp(`^(?:st|nd|rd|th)?(?: day)?,? (?:of )?${MONTH}(?![a-z])`, 'i');
const LONGEST = 24;

/** A number that is a year, a month or a day of it. */
export function readDate(text: string, numeral: Numeral, previous: Quantity | undefined): Quantity | undefined {
  const { at, end, raws: [value = NaN], written } = numeral;
  const after = text.slice(end, end + LONGEST);
  const put = (to: number, dimension: string, bases: number[], more: { raws?: number[]; loose?: boolean } = {}) =>
    quantity(text, 'date', [at, to], more.raws ?? [value], bases.map((base) => ({ dimension, base })), { loose: more.loose ?? false });
  if (/^年(?![级代])/.test(after)) {
    if (value >= 1000 && value < 2200) return put(end + 1, 'year', [value], { loose: true });
    // 98年 may be 1998; 零八年 is 2008.
    const digits = text.slice(at, end);
    if (/^[一二][零〇一二三四五六七八九]$/.test(digits)) return put(end + 1, 'year', [1900 + value, 2000 + value, value], { raws: [2000 + value, 1900 + value, value], loose: true });
    if (/^[零〇0][一二三四五六七八九\d]$/.test(digits)) return put(end + 1, 'year', [2000 + value, value], { raws: [2000 + value, value], loose: true });
    if (value > 29 && value < 100 && (written === 'digits' || /^[一二三四五六七八九零〇]{2}$/.test(digits)) && (value > 60 ? /^年(?![前后来内间多])/ : /^年(?![前后来里内间多的])/).test(after)) return put(end + 1, 'year', [1900 + value, value], { raws: [1900 + value, value], loose: true });
    return undefined;
  }
  if (/^月(?!嫂|子|亮|饼|球)/.test(after) && value >= 1 && value <= 12) return put(end + (after[1] === '份' ? 2 : 1), 'month', [value]);
  const isDay = (written !== 'words' || numeral.ordinal === true) && Number.isInteger(value) && value >= 1 && value <= 31;
  if (isDay && /^[日号]/.test(after) && previous?.end === at && /月(?:份)?$/.test(previous.text)) return put(end + 1, 'day', [value]);
  if (isDay && /^日(?![本元子记常报语圆])/.test(after) && written === 'digits') return put(end + 1, 'day', [value], { loose: true });
  const before = text.slice(Math.max(0, at - LONGEST), at);
  // 2019–20.
  const century = written === 'digits' && end - at === 2 ? /(?:^|\D)(1\d|20)\d\d[-–/]$/.exec(before) : null;
  if (century && !/^[-–/]/.test(after)) return put(end, 'year', [Number(century[1]) * 100 + value], { raws: [value, Number(century[1]) * 100 + value], loose: true });
  if (isDay && !/^:\d/.test(after) && (BEFORE_DAY.test(before) || AFTER_DAY.test(after))) return put(end, 'day', [value], { loose: true });
  return undefined;
}
