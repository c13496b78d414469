/** What may stand between a number and its unit, and digits that are parts of the unit before them. */
import type { Numeral, Quantity } from './quantity.ts';

export interface Found {
  quantity: Quantity;
  /** How many numbers went into it. */
  used: number;
}

/** 多, 来, 几 … between a number and its unit. */
export const ABOUT = /^(?:[多余来几](?=个?(?:块|元|美|英|欧|日元|港|澳|斤|公|里|米|克|吨|升|小时|钟头|分钟|秒|天|周|星期|礼拜|月|年|平|亩|度|厘|毫|磅|刀|镑|人民币|世纪|尺|寸))|\+| ?plus| ?odd|-odd| of (?=[a-z]))/;

/** A digit or two behind 块 or 度, in units of the first. */
export const digitOf = (numeral: Numeral | undefined, text: string): number | undefined => {
  if (!numeral || numeral.written === 'words' || numeral.raws.length === 0) return undefined;
  const digits = text.slice(numeral.at, numeral.end);
  if (/^[一二三四五六七八九]{2}$/.test(digits)) return numeral.raws[0]! / 10;
  return /^(?:\d|[一二两三四五六七八九])$/.test(digits) ? numeral.raws[0] : undefined;
};
