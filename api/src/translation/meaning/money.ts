/** Sums of money: a number with a sign or a name of money, and the parts that follow. */
import { ABOUT, digitOf, type Found } from './behind.ts';
import { currencyAfter, currencyBefore, type Currency } from './currencies.ts';
import { MEASURE, round } from './han-numerals.ts';
import { quantity } from './make-quantity.ts';
import type { Numeral, Reading, Weight } from './quantity.ts';

/** $45, 十八块六毛五, 4,327 美元 50 美分. */
export function readMoney(text: string, numerals: readonly Numeral[], index: number): Found | undefined {
  const numeral = numerals[index]!;
  const { at, raws, weight } = numeral;
  const from = numeral.end + (ABOUT.exec(text.slice(numeral.end, numeral.end + 6))?.[0].length ?? 0);
  const sign = numeral.written === 'words' ? undefined : currencyBefore(text, at);
  const name = currencyAfter(text, from);
  // 块 is a piece too, and 三分 are minutes or points: the number alone has to be there then.
  if (!sign && !name) return undefined;
  let currency: Currency = name ?? sign!;
  let end = name?.end ?? numeral.end;
  let values = raws.map((value) => round(value * (name?.factor ?? 1)));
  let used = 1;
  const spoken = name && /^(?:块|元|毛|角|kuai)$/.test(name.name);
  if (spoken && values.length === 1) {
    let place = name.factor;
    for (let next = numerals[index + used]; next?.at === end && place > 0.01; next = numerals[index + used]) {
      const digit = digitOf(next, text);
      if (digit === undefined) break;
      const coin = /^[毛角]/.test(text.slice(next.end, next.end + 2)) ? 0.1 : /^分(?![之钟])/.test(text.slice(next.end, next.end + 2)) ? 0.01 : undefined;
      // 两块五 is 2.5, but 两块五个 is two pieces and five.
      if (coin === undefined && !currencyAfter(text, next.end) && !/^包邮/.test(text.slice(next.end, next.end + 2)) && (MEASURE.test(text.slice(next.end, next.end + 4)) || /^[百千万]/.test(text.slice(next.end, next.end + 2)))) break;
      place = coin ?? round(place / 10);
      values = [round(values[0]! + digit * place)];
      end = next.end + (coin ? 1 : 0);
      used += 1;
    }
    if (used > 1) {
      const more = currencyAfter(text, end);
      if (more) [currency, end] = [more, more.end];
    } else if (/半/.test(text[end] ?? '')) [values, end] = [[values[0]! + 0.5], end + 1];
  } else if (values.length === 1 && name?.factor === 1) {
    // 五十美分, and fifty cents.
    const next = numerals[index + 1];
    if (next && next.at - end <= 5 && /^(?: |,? and )?$/.test(text.slice(end, next.at)) && next.raws.length === 1) {
      const cents = currencyAfter(text, next.end);
      if (cents && cents.factor < 1) [values, end, used] = [[round(values[0]! + next.raws[0]! * cents.factor)], cents.end, 2];
    }
  }
  const readings = currency.currencies.flatMap((code) => values.map((base): Reading => ({ dimension: `money ${code}`, base })));
  return { quantity: quantity(text, 'money', [sign?.at ?? at, end], values, readings, { weight: lightMoney(numeral, text, end) ?? weight }), used };
}

/** *A buck or two*, a million dollars: said by the way. */
const lightMoney = ({ raws: [value = 0], written }: Numeral, text: string, end: number): Weight | undefined =>
  written === 'digits' ? (value === 0 ? 'soft' : 'firm') : value === 1 && /^ or two/i.test(text.slice(end, end + 7)) ? 'soft' : undefined;
