/** Half of a unit, and units with *a half* behind them, in words that hold no number: 半斤, 半年, *half an hour*, *a year and a half*. */
import { quantity, span } from './make-quantity.ts';
import type { Quantity, Reading } from './quantity.ts';
import { unitAfter } from './units.ts';

const HALF = /(?<![一大小多两三四五六七八九十\d个点年月天斤米块倍])半(?=个?(?:小时|钟头|分钟|月|星期|世纪|年(?![级轻龄])|斤|公里|里(?![面边])|米(?!饭)|公斤|吨|升|克|两|杯|磅|英里|寸|亩))个?/g;
const ENGLISH = /(?<!and a )\b(?:half (?:an? |of an? |of a )?|half-)(?=(?:hour|minute|second|year|month|mile|kilomet(?:er|re)|centimet(?:er|re)|kilo|kilogram|pound|lit(?:er|re)|met(?:er|re)|gallon|inch|pint|jin|ton|acre|century|decade|ounce)s?\b)/gi;
const AND_HALF = /\b(?:an?|one) (hour|minute|second|week|year|month|mile|kilomet(?:er|re)|kilo|kilogram|pound|lit(?:er|re)|met(?:er|re)|gallon|inch|century|decade|day|jin) and a half\b/gi;
const QUARTER = /\b(?:a |three )?quarters? (?:of an hour|hours?)\b/gi;
const LIANG = /(?<![一二三四五六七八九十百千万\d])(半|[一二三四五六七八九]|\d{1,2})两(?![个只条张本次位名人件天年岁周月百千万边头者种样口手块三点小句分秒杯声晚夜])/g;

const FEET = /(?<![\d.])([4-7])['’′] ?(\d{1,2})(?:["”″]|(?![\d'a-z]))/g;
const WEEK = 604800;
const MONTH = 2629800;

/** Reads them; each holds its whole number. */
export function readHalves(text: string): Quantity[] {
  const found: Quantity[] = [];
  const put = (at: number, end: number, raws: number[], reading: Reading) =>
    found.push(quantity(text, reading.dimension.startsWith('duration') ? 'time' : 'unit', [at, end], raws, [reading], { weight: 'firm' }));
  for (const match of [...text.matchAll(HALF), ...text.matchAll(ENGLISH)]) {
    const [at, end] = span(match);
    const unit = unitAfter(text, end);
    if (!unit) continue;
    put(at, unit.end, [0.5], { dimension: unit.dimension, base: unit.factor / 2, unit: String(unit.factor) });
    // 半个月 is what *two weeks* are called.
    if (unit.factor === MONTH) found.at(-1)!.readings = [...found.at(-1)!.readings, { dimension: 'duration', base: 2 * WEEK, unit: String(WEEK) }];
  }
  for (const match of text.matchAll(AND_HALF)) {
    const unit = unitAfter(text, match.index + match[0].indexOf(match[1]!));
    if (unit) put(...span(match), [1.5], { dimension: unit.dimension, base: unit.factor * 1.5, unit: String(unit.factor) });
  }
  for (const match of text.matchAll(QUARTER)) put(...span(match), [/^three/i.test(match[0]) ? 45 : 15], { dimension: 'duration', base: /^three/i.test(match[0]) ? 2700 : 900, unit: 'quarter' });
  for (const match of text.matchAll(FEET)) put(...span(match), [Number(match[1])], { dimension: 'length', base: Number(match[1]) * 0.3048 + Number(match[2]) * 0.0254, unit: '0.3048' });
  for (const match of text.matchAll(LIANG)) {
    const value = match[1] === '半' ? 0.5 : /\d/.test(match[1]!) ? Number(match[1]) : '零一二三四五六七八九'.indexOf(match[1]!);
    put(...span(match), [value], { dimension: 'mass', base: value * 50, unit: '50' });
  }
  return found;
}
