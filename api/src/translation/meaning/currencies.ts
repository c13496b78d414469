/** Names and signs of money, with the currencies each may stand for. */

const DOLLARS = ['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'NZD', 'TWD'];
/** 块 and *bucks* are said of yuan and of any dollars. */
const ANY = ['CNY', ...DOLLARS];

/** Behind the number. A hundredth or tenth part of the unit is told by its factor. */
const AFTER: [names: string, currencies: string[], factor?: number][] = [
  ['美元|美金|美刀|刀乐|us dollars?|american dollars?|usd', ['USD']], ['dollars?', DOLLARS], ['刀(?!具|片|子|功|法|工|鱼)', DOLLARS],
  ['人民币|块人民币|元人民币|rmb|cny|yuan|kuai|renminbi', ['CNY']], ['元(?!旦|素|宵|气|首|帅|音)', ['CNY']], ['块钱?', ANY], ['bucks?', ANY],
  ['欧元|欧(?![洲盟美式阳])|euros?|eur', ['EUR']], ['英镑|镑|quid|pounds? sterling|gbp', ['GBP']], ['日元|日圆|yen|jpy', ['JPY']], ['港币|港元|港纸|hong kong dollars?|hkd', ['HKD']], ['澳元|澳币|澳刀|australian dollars?|aud', ['AUD']], ['加元|加币|加刀|canadian dollars?|cad', ['CAD']], ['新台币|台币|nt dollars?|twd', ['TWD']], ['新加坡元|新币|singapore dollars?|sgd', ['SGD']],
  ['卢比|rupees?', ['INR']], ['韩元|韩币|won(?= |[,.]|$)', ['KRW']], ['泰铢|baht', ['THB']], ['卢布|rubles?|roubles?', ['RUB']], ['瑞郎|瑞士法郎|(?:swiss )?francs?|chf', ['CHF']], ['比索|pesos?', ['MXN']], ['越南盾|dong', ['VND']], ['林吉特|马币|ringgits?', ['MYR']], ['里拉|lira', ['TRY']],
  ['美分|cents?', ['USD', 'EUR', 'AUD', 'CAD'], 0.01], ['便士|pence|pennies', ['GBP'], 0.01], ['毛钱?(?![线衣巾笔病孩豆])|角钱?(?![落色度形])', ANY, 0.1], ['分钱|fen', ANY, 0.01], ['jiao', ['CNY'], 0.1],
];
/** Before the number. */
const BEFORE: [signs: string, currencies: string[]][] = [
  ['US\\$|USD ?\\$?', ['USD']], ['HK\\$|HKD ?', ['HKD']], ['AU?\\$|AUD ?', ['AUD']], ['CA?\\$|CAD ?', ['CAD']], ['NT\\$|TWD ?', ['TWD']], ['S\\$|SGD ?', ['SGD']], ['NZ\\$', ['NZD']], ['\\$', DOLLARS],
  ['€|EUR ?', ['EUR']], ['£|GBP ?', ['GBP']], ['[¥￥]', ['CNY', 'JPY']], ['RMB ?|CNY ?', ['CNY']], ['₹|Rs\\.? ?', ['INR']], ['₩', ['KRW']], ['฿', ['THB']], ['₽', ['RUB']], ['₫', ['VND']],
];

export interface Currency {
  currencies: readonly string[];
  factor: number;
}

const join = (table: readonly (readonly [string, ...unknown[]])[]): string => table.map(([names]) => `(${names})`).join('|');
const SUFFIX = new RegExp(`[ -]?(?:${join(AFTER)})(?![a-z])`, 'iy');
const PREFIX = new RegExp(`(?:${join(BEFORE)}) ?$`);
/** No sign is longer. */
const LONGEST_SIGN = 8;

/** The currency named right behind `from`, and where its name ends. */
export function currencyAfter(text: string, from: number): (Currency & { end: number; name: string }) | undefined {
  SUFFIX.lastIndex = from;
  const match = SUFFIX.exec(text);
  if (!match) return undefined;
  const [, currencies, factor = 1] = AFTER[match.slice(1).findIndex((one) => one !== undefined)]!;
  return { currencies, factor, end: from + match[0].length, name: match[0].trim() };
}

/** The currency whose sign stands right before `to`, and where it begins. */
export function currencyBefore(text: string, to: number): (Currency & { at: number }) | undefined {
  const match = PREFIX.exec(text.slice(Math.max(0, to - LONGEST_SIGN), to));
  if (!match) return undefined;
  const [, currencies] = BEFORE[match.slice(1).findIndex((one) => one !== undefined)]!;
  return { currencies, factor: 1, at: to - match[0].length };
}
