/** Names and mentions that are missing, or another's. Says nothing of names it does not know. */
import type { Doubt } from '../doubts.ts';
import { KNOWN_NAMES } from './known-names.ts';
import { narrow } from './quantity.ts';
import { SURNAMES, SURNAMES_IN_LATIN } from './surnames.ts';

const HAN = /\p{Script=Han}/u;
type Missing = { name: string; instead?: string | undefined };

/** What is to be checked of the names, from the Chinese side and from the English. */
export function nameDoubts(source: string, target: string): Doubt[] {
  const mentioned = missingMentions(source, target);
  const fromChinese = HAN.test(source);
  if (fromChinese === HAN.test(target)) return mentioned.map(doubt(true));
  const [chinese, english] = (fromChinese ? [source, target] : [target, source]).map(narrow) as [string, string];
  const [titled, others] = [missingSurnames(chinese, english), missingTitled(english, chinese)];
  // 张先生 in the place of Mr. Chen is one thing to check.
  const surnames = titled.map(({ name }, index) => ({ name, instead: others[index]?.name }));
  return [
    ...mentioned.map(doubt(true)),
    ...[...missingLatin(chinese, english), ...surnames, ...exchanged(chinese, english)].map(doubt(fromChinese)),
    ...others.slice(titled.length).map(doubt(!fromChinese)),
  ];
}

const doubt = (inSource: boolean) => ({ name, instead }: Missing): Doubt =>
  inSource ? { kind: 'name', source: name, ...(instead && { target: instead }) } : { kind: 'name', source: instead ?? '', target: name };

const MENTION = /(?<![\p{Script=Latin}\p{N}_./@])@(?!你|我|他|她|所有人|全体)(?:[\p{Script=Latin}\p{N}_]{2,24}|\p{Script=Han}[\p{Script=Han}\p{N}_]{1,19})/gu;

/** Mentions of the source; where Chinese goes on without a space, their beginning will do. */
function missingMentions(source: string, target: string): Missing[] {
  const there = new Set((target.match(MENTION) ?? []).map((one) => one.toLowerCase()));
  return (source.match(MENTION) ?? []).filter((one) => {
    const wanted = one.toLowerCase();
    return !there.has(wanted) && !(HAN.test(wanted) && [...there].some((other) => other.startsWith(wanted.slice(0, 3)) || wanted.startsWith(other)));
  }).map((name) => ({ name }));
}

const LATIN = /(?<![A-Za-z0-9@#_./&'-])[A-Z][A-Za-z]{2,}(?:[A-Z0-9][A-Za-z0-9]*)*(?![A-Za-z0-9_@/])|(?<![A-Za-z0-9@#_./&'-])[a-z]{1,2}[A-Z][A-Za-z]{2,}(?![A-Za-z0-9_@/])/g;
/** Latin words of Chinese daily speech, which have another name in English. */
const CHINGLISH = new Set('ppt app ktv vip bgm pdf cpu gpu usb wifi ceo hr emo diy vlog ins ootd yyds awsl dna offer deadline ddl kpi cp pk npc gap usb atm led lcd mbti get ielts toefl gre gmat hiv bmi ok wow bug logo kol mcn hpv gdp pose cos cosplay excel ph wps sku app a4 tvb usd cny rmb pua type all'.split(' '));
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Names in Latin letters within Chinese stand in English as they are. */
function missingLatin(chinese: string, english: string): Missing[] {
  const words = [...new Set(chinese.match(LATIN) ?? [])];
  const all = plain(english);
  return words.filter((word) => !CHINGLISH.has(word.toLowerCase()) && !all.includes(plain(word).slice(0, Math.max(4, plain(word).length - 2)))).map((name) => ({ name }));
}

const TITLE = '先生|女士|小姐|老师|师傅|医生|大夫|教授|经理|主任|阿姨|叔叔|大爷|大妈|大叔|奶奶|爷爷|同学|律师|警官|太太|校长|老板|护士';
const PLAIN_SURNAMES = [...SURNAMES.keys()].filter((name) => !/[高白黄马金江熊温常于许曾任范程叶丁田唐方石向万武龙毛史夏段雷莫]/.test(name)).join('|');
const TITLED = new RegExp(`(?<![\\u4e00-\\u9fff])(${[...SURNAMES.keys()].join('|')})(?:${TITLE})|(?<![一-鿿])(?:[小老阿])(${PLAIN_SURNAMES})(?=[^一-鿿]|[是说在也又就都把被给和跟今昨明去来从对家打问让想要会能])`, 'gu');

/** 王老师, 小林: the surname is in the English in Latin letters. */
function missingSurnames(chinese: string, english: string): Missing[] {
  const words = english.toLowerCase();
  return [...chinese.matchAll(TITLED)].filter((match) => {
    const latin = SURNAMES.get((match[1] ?? match[2])!) ?? [];
    return !latin.some((one) => new RegExp(`(?:\\b|xiao|lao|ah)${one}(?:\\b|'s)`).test(words));
  }).map((match) => ({ name: match[0] }));
}

const ENGLISH_TITLED = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Auntie|Aunt|Uncle|Teacher|Master|Officer|Manager|Lao|Xiao|Grandma|Grandpa|Granny|Director|Doctor|Old|Little)\.? ([A-Z][a-z]+)\b(?! [A-Z])|\b(?:Xiao|Lao)([a-z]{1,6})\b/g;

/** 小雨: no surname, and its second character may be read like one. */
const GIVEN = new RegExp(`小(?!${PLAIN_SURNAMES})\\p{Script=Han}`, 'u');

/** Ms. Wang, Xiaolin: one of the characters that are read so is in the Chinese. */
function missingTitled(english: string, chinese: string): Missing[] {
  return [...english.matchAll(ENGLISH_TITLED)].filter((match) => {
    const han = SURNAMES_IN_LATIN.get((match[1] ?? match[2])!.toLowerCase());
    return han !== undefined && !han.some((one) => chinese.includes(one)) && !chinese.includes(match[1] ?? match[0]) && !(match[2] && GIVEN.test(chinese));
  }).map((match) => ({ name: match[0] }));
}

/** A known name of one text with nothing for it in the other, which has another of its kind instead. */
function exchanged(chinese: string, english: string): Missing[] {
  const lost: { name: string; group: string }[] = [];
  const added: { name: string; group: string }[] = [];
  for (const { chinese: here, english: there, group } of KNOWN_NAMES) {
    const [one, other] = [here.exec(chinese)?.[0], there.exec(english)?.[0]];
    if (one && !other) lost.push({ name: one, group });
    if (other && !one) added.push({ name: other, group });
  }
  return lost.flatMap(({ name, group }) => {
    const instead = added.find((one) => one.group === group);
    return instead ? [{ name, instead: instead.name }] : [];
  });
}
