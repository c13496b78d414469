/** Numbers written in Chinese numerals, and digits that Chinese scales follow: 三万五, 3万5, 七八百, 十几. */
import { chineseNumeral } from '../chinese-numbers.ts';
import type { Numeral, Weight } from './quantity.ts';

const SCALES: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, 百万: 1e6, 千万: 1e7, 万亿: 1e12, 十亿: 1e9, 百亿: 1e10, 千亿: 1e11, 十万: 1e5 };
const ONES = '一二三四五六七八九';
const RUN = /[几数好]?[零〇一二两俩仨三四五六七八九十百千万亿]{1,24}(?:(?:个多|[多几余来])[十百千万亿]{1,2}|点[零〇一二三四五六七八九]{1,9}(?![零〇一二三四五六七八九十])[百千万亿]{0,2})?几?/g;
const DIGITS_ONLY = /^[零〇一二三四五六七八九]+$/;

/** What can be counted with a word of measure behind: 三个, 五本, 两人. A numeral alone says less (三心, 四川). */
const MEASURE = /^(?:[多来余几]?(?:[个只条张本辆次遍位名人件杯瓶碗家间座栋层楼页岁口块片把双对套台部篇首句字场种类步顿回趟门颗粒头匹根支枝朵棵株束封份道项款架艘节轮圈桌箱包袋盒盘盆壶罐桶串排群批组队户样代夜晚剂勺滴堆章集期站幅任员例册幢扇副则股室卫厅班楼点分天年月周日号秒小时里斤克吨升米元毛角成折倍度两尺寸寸磅]|星期|礼拜|孩|女|儿|块|年级|米|公|英|平|厘|毫|千|美|欧|日元|港|刻钟|钟头))/;

/** Reads the numerals of Chinese script in `text`, where every character of `taken` spans is blank. */
export function hanNumerals(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (const match of text.matchAll(RUN)) {
    // 一块五一瓶: what one costs.
    if (/^[二两三四五六七八九]一$/.test(match[0]) && /[块元毛角]/.test(text[match.index - 1] ?? '') && MEASURE.test(text.slice(match.index + 2, match.index + 6))) {
      found.push(...[0, 1].flatMap((offset) => read(match[0][offset]!, match.index + offset, text)));
      continue;
    }
    let at = match.index;
    for (const piece of pieces(match[0], text.slice(at + match[0].length, at + match[0].length + 4))) {
      found.push(...read(piece, at, text));
      at += piece.length;
    }
  }
  return found;
}

function read(written: string, at: number, text: string): Numeral[] {
  const end = at + written.length;
  const after = text.slice(end, end + 4);
  const make = (raws: readonly number[], weight: Weight, from = at): Numeral[] =>
    raws.every((value) => Number.isFinite(value)) ? [{ at: from, end, raws, written: 'han', weight }] : [];
  const about = /^(.+?)(个多|[多几余来])([十百千万亿]{1,2})$/.exec(written);
  if (about) {
    // 五十多万; 十几万 is anything from eleven on.
    const [base, scale] = [chineseNumeral(about[1]!), SCALES[about[3]!] ?? 1];
    return about[2] === '几' ? make(several(1).map((one) => (base + one) * scale), 'soft') : make([base * scale], 'firm');
  }
  const guess = /^[几数好]/.test(written) ? written.slice(1) : undefined;
  if (guess !== undefined) {
    // 几百, 数千: some of them. 好几, 好多 are no numbers; 好三 is 好 and 三.
    const scale = SCALES[guess];
    if (written[0] !== '好' && scale) return make(several(scale), 'soft');
    return read(guess, at + 1, text);
  }
  if (written.endsWith('几')) {
    const base = chineseNumeral(written.slice(0, -1));
    return base > 0 && /十几$/.test(written) ? make(Array.from({ length: 10 }, (_, one) => base + one), 'soft') : make([base], 'soft');
  }
  // 百十来号人.
  if (/^百[八十]?十$/.test(written)) return make([100, 110, 180, 80, 90], 'firm');
  const pair = approximate(written);
  // The lower one has to be there: *a couple* is 两三个.
  if (pair) return [...make([pair[0]!], MEASURE.test(after) || written.length > 2 ? 'firm' : 'soft'), ...make([pair[1]!], 'soft')];
  const value = decimal(written);
  if (written.length === 1) {
    if (written === '十') return make([10], MEASURE.test(after) ? 'firm' : 'soft');
    const light = /[一百千万亿零〇]/.test(written) || !MEASURE.test(after);
    if (written === '两' || written === '俩' || written === '仨') return make([written === '仨' ? 3 : 2], MEASURE.test(after) ? 'rival' : 'soft');
    // Three words, three characters: as many as it takes in the other language.
    const words = /^个?(?:字|词|字母|汉字)/.test(after);
    const ordinal = text[at - 1] === '第' && value < 3;
    return make([value], light || ordinal ? 'soft' : words ? 'rival' : 'firm');
  }
  // A scale without a number (千万, 百万富翁) is as often said for *very many*.
  if (/^[百千万亿]+$/.test(written)) return make([SCALES[written] ?? value], 'soft');
  if (/^一[百千万亿]$/.test(written) && /^(?:[遍次]|个(?:不|愿|理由|放心|为什么)|倍)/.test(after)) return make([value], 'soft');
  // 两 of 三两 is a weight, which the reader of units knows; here it is two or three.
  if (/^三两$/.test(written)) return make([2, 3], 'soft');
  if (DIGITS_ONLY.test(written) && written.length === 2) return make([value], 'soft');
  // 两百五千帕: the thousand belongs to the unit.
  if (/.千$/.test(written) && /^(?:[帕赫瓦卡]|字节)/.test(after)) return make([value, chineseNumeral(written.slice(0, -1))], 'firm');
  // 四百一节: what one of them costs.
  const each = /^(.+[百千万])一$/.exec(written);
  if (each && MEASURE.test(after) && !/^[块元]/.test(after)) return make([value, chineseNumeral(each[1]!)], 'firm');
  return make([value], 'firm');
}

/** 八十八一位 is 八十八 and 一; 七点一场 is 七点 and 一场. */
function pieces(written: string, after: string): string[] {
  const clock = /^(.+)点一$/.exec(written);
  if (clock && /^[场班趟次个关]/.test(after)) return [clock[1]!, '点', '一'];
  const twice = /^(.*[十百千万亿][一二三四五六七八九])(一)$/.exec(written) ?? /^([俩仨])(.+)$/.exec(written);
  return twice ? [twice[1]!, twice[2]!] : [written];
}

const several = (scale: number): number[] => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((one) => one * scale);

/** 三点五, 一点二亿. */
function decimal(written: string): number {
  const [, number = written, scale] = /^(.*点[零〇一二三四五六七八九]+)([百千万亿]{1,2})$/.exec(written) ?? [];
  return scale ? round(chineseNumeral(number) * (SCALES[scale] ?? 1)) : chineseNumeral(number);
}

/** 七八, 三四百, 十七八, 二三十, 三五: a guess between two numbers. */
function approximate(written: string): number[] | undefined {
  const match = /^(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]{0,3})$/.exec(written);
  if (!match) return undefined;
  const [, lead = '', low = '', high = '', scale = ''] = match;
  if (lead !== '' && !/[十百千万亿]$/.test(lead)) return undefined;
  const one = (digit: string) => (digit === '两' ? 2 : ONES.indexOf(digit) + 1);
  const gap = one(high) - one(low);
  if (gap !== 1 && !(low === '三' && high === '五')) return undefined;
  return [low, high].map((digit) => chineseNumeral(`${lead}${digit}${scale}`));
}

export const round = (value: number): number => Number(value.toPrecision(12));
export { SCALES as HAN_SCALES, MEASURE };
