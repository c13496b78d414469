/** Measures and spans of time: a number with its unit. */
import { ABOUT, digitOf, type Found } from './behind.ts';
import { MEASURE, round } from './han-numerals.ts';
import { quantity } from './make-quantity.ts';
import type { Numeral, Reading, Weight } from './quantity.ts';
import { degreesAfter, unitAfter, type Unit } from './units.ts';

/** 一米八二, *five foot six*, 三个半小时, 2 小时 40 分, 38°C. */
export function readMeasure(text: string, numerals: readonly Numeral[], index: number): Found | undefined {
  const numeral = numerals[index]!;
  const { at, raws, weight } = numeral;
  // 三两 is for the reader of halves.
  if (/^[一二三四五六七八九半]两$/.test(text.slice(at, numeral.end))) return undefined;
  const before = text.slice(Math.max(0, at - 10), at);
  const from = numeral.end + (ABOUT.exec(text.slice(numeral.end, numeral.end + 6))?.[0].length ?? 0);
  const half = HALF_BETWEEN.exec(text.slice(from, from + 12))?.[0];
  const unit = unitAfter(text, from + (half?.length ?? 0));
  if (!unit) return readDegrees(text, numerals, index, from, before);
  const { dimension, factor } = unit;
  const tail = half ? undefined : HALF_BEHIND.exec(text.slice(unit.end, unit.end + 11))?.[0];
  const more = half || tail ? 0.5 : 0;
  const whole = { values: raws.map((value) => value + more), sum: raws.map((value) => (value + more) * factor), end: unit.end + (tail?.length ?? 0), used: 1 };
  const { values, sum, end, used } = raws.length === 1 ? withParts(text, numerals, index, unit, whole) : whole;
  // 时速70英里 is no distance.
  const speed = dimension === 'length' && (/时速$/.test(before) || text.startsWith('时速', end));
  const readings: Reading[] = sum.map((base) => (speed ? { dimension: 'speed', base: base / 1000, unit: String(factor / 1000) } : { dimension, base, unit: String(factor) }));
  // Pounds are money as well.
  if (/^pounds?$/i.test(unit.name)) readings.push(...values.map((base) => ({ dimension: 'money GBP', base })));
  // A week may be left out, but a month is another thing.
  const lone: Weight = dimension === 'duration' && weight === 'soft' && raws[0] === 1 && raws.length === 1 && /^(?:an?|one|一|1)$/i.test(text.slice(at, numeral.end)) ? 'rival' : weight;
  // 每小时40公里 is told by its distance, 40 kph at once.
  if (speed || dimension === 'speed') readings.push(...sum.map((base) => ({ dimension: 'length', base: base * (speed ? 1 : 1000), unit: String(speed ? factor : factor * 1000) })));
  // 隔两天 is every third.
  if (before.endsWith('隔')) readings.push(...raws.map((value) => ({ dimension, base: (value + 1) * factor, unit: String(factor) })));
  const age = /岁|old/i.test(unit.name);
  const kind = age ? 'number' : dimension.startsWith('duration') ? 'time' : 'unit';
  return { quantity: quantity(text, kind, [at, end], values, readings, { loose: age || dimension === 'duration-nights' || /^[mk]$/i.test(unit.name), weight: dimension === 'duration' && factor === 3600 && raws[0] === 24 ? 'rival' : lone }), used };
}

const HALF_BETWEEN = /^个?半(?=个?(?:小时|钟头|月|星期|世纪|年|天|多))个?|^ and a half(?= )/;
const HALF_BEHIND = /^半(?![天路夜点价个])|^ and a half/;

/** What stands behind a number of its own: 三斤一袋, 500克一斤 are no tenths. */
const COUNTED = /^[个只条张厘分公小毫袋瓶盒包箱碗杯份件块元]/;

interface Parts {
  values: number[];
  sum: number[];
  end: number;
  used: number;
}

/** What follows in a smaller unit belongs to it; a digit or two behind 米, 斤 are tenths. */
function withParts(text: string, numerals: readonly Numeral[], index: number, unit: Unit, { values: [value = 0], sum: [sum = 0], end, used }: Parts): Parts {
  for (let next = numerals[index + used]; next && next.raws.length === 1; next = numerals[index + used]) {
    const gap = text.slice(end, next.at);
    if (gap.length > 5 || !/^(?:[ 又零]{0,2}| and )$/.test(gap)) break;
    const smaller = smallerUnit(text, unit, next.end);
    if (smaller) {
      sum += next.raws[0]! * smaller.factor;
      [value, end, used] = [sum / unit.factor, smaller.end, used + 1];
      continue;
    }
    const digits = text.slice(next.at, next.end);
    if (gap === '' && /^[米斤尺丈克吨升秒]$/.test(unit.name) && /^(?:[一二三四五六七八九]{1,2}|[一二三四五六七八九]几|\d{1,2})$/.test(digits) && !COUNTED.test(text.slice(next.end, next.end + 2)) && !unitAfter(text, next.end)) {
      const part = next.raws[0]! / 10 ** digits.replace('几', '').length;
      [value, sum, end, used] = [round(value + part), sum + part * unit.factor, next.end, used + 1];
    } else if (/^(?:foot|feet|ft)$/i.test(unit.name) && gap === ' ' && next.raws[0]! < 12) {
      [sum, end, used] = [sum + next.raws[0]! * 0.0254, next.end, used + 1];
    }
    break;
  }
  return { values: [value], sum: [sum], end, used };
}

/** 分 behind hours, 厘米 behind 米. 一周五天 is how often, not how long. */
function smallerUnit(text: string, { dimension, factor }: Unit, from: number): { factor: number; end: number } | undefined {
  if (dimension === 'duration' && factor === 3600 && /^分(?!之)/.test(text.slice(from, from + 2)) && text[from + 1] !== '钟') return { factor: 60, end: from + 1 };
  const found = unitAfter(text, from);
  return found && found.dimension === dimension && found.factor < factor && factor !== 604800 && factor !== 86400 ? found : undefined;
}

/** 三十八度六, minus 5 °C. */
function readDegrees(text: string, numerals: readonly Numeral[], index: number, from: number, before: string): Found | undefined {
  const { at, end, raws, weight } = numerals[index]!;
  const degrees = degreesAfter(text, from, before);
  if (!degrees) return undefined;
  const next = numerals[index + 1];
  const tenths = raws.length === 1 && next?.at === degrees.end && text.startsWith('度', degrees.end - 1) && !MEASURE.test(text.slice(next.end, next.end + 3)) ? digitOf(next, text) : undefined;
  const told = tenths === undefined ? raws : [round(raws[0]! + tenths / 10)];
  const cold = /(?:零下|minus |negative |-|−)$/i.test(before) || /^ ?below/.test(text.slice(end, end + 6));
  const either = degrees.scales.length === 2;
  // Nobody means Fahrenheit with a small number.
  const scales = either && told.some((value) => value < 60) ? (['C'] as const) : degrees.scales;
  const readings = scales.flatMap((scale) => told.map((value): Reading => {
    const signed = cold ? -value : value;
    return { dimension: 'temperature', base: scale === 'C' ? signed : ((signed - 32) * 5) / 9, unit: either ? `${scale}?` : scale };
  }));
  const parts = tenths === undefined ? { to: degrees.end, used: 1 } : { to: next!.end, used: 2 };
  return { quantity: quantity(text, 'unit', [at, parts.to], told, readings, { loose: either, weight }), used: parts.used };
}
