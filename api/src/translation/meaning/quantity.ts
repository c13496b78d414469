/** What a text says how much, how many or when: one shape for both languages. */
import type { DoubtKind } from '../doubts.ts';

/** One way to read a quantity with a unit, in the base of its dimension: `3 km` is 3,000 of length. */
export interface Reading {
  /** `length`, `money:USD`, `clock`, `weekday` … Values of different dimensions are never the same thing. */
  dimension: string;
  base: number;
  /** As it was said: where both texts say the same unit, the numbers have to be the same too; where not, nearly. */
  unit?: string;
}

/**
 * - `firm`: has to be in the other text.
 * - `rival`: may be left out, but nothing else of its dimension may stand in its place.
 * - `soft`: only answers for others: *one*, 一下, *a couple*.
 */
export type Weight = 'firm' | 'rival' | 'soft';

export interface Quantity {
  kind: DoubtKind;
  /** Where it stands, and what a reader is shown of it. */
  at: number;
  end: number;
  text: string;
  /** The number as it is written; several where it is a guess (七八个) or may be read in several ways. */
  raws: readonly number[];
  readings: readonly Reading[];
  /** May answer for any quantity with the same number, whatever its unit. */
  loose: boolean;
  weight: Weight;
}

/** A number as it stands in a text, before anybody has looked at what it counts. */
export interface Numeral {
  at: number;
  end: number;
  raws: readonly number[];
  written: 'digits' | 'han' | 'words';
  weight: Weight;
  /** *third*, *3rd*. */
  ordinal?: boolean;
  /** Digits that are more or less than a number: a version, an order number. */
  code?: string;
}

/** Digits and signs of full width as their narrow twins, characters of traditional script that count as simplified; as long as before. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000萬億兩塊個點幾週歲號時鐘間禮後裡從貳參來種條張隻輛遍雙對組臺層頁杯瓶磅噸畝頃寬圓鎊歐韓盧銖紀]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code === 0x3000) return ' ';
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (SIMPLIFIED.get(char) ?? char);
  });
}

const pairs = '萬万億亿兩两塊块個个點点幾几週周歲岁號号時时鐘钟間间禮礼後后裡里從从來来種种條条張张隻只輛辆雙双對对組组臺台層层頁页噸吨畝亩頃顷寬宽圓元鎊镑歐欧韓韩盧卢銖铢紀纪';
const SIMPLIFIED = new Map(Array.from({ length: pairs.length / 2 }, (_, index) => [pairs[index * 2]!, pairs[index * 2 + 1]!]));
