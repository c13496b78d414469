/** Names no dictionary has are spelt. */
import type { Dictionary } from '../dictionary.ts';
import { made, type Token } from './token.ts';

/** 王小明, 小李, 阿伟: jieba takes more than that for names. */
export const NAME = /^(?:[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵钱严武戴莫孔汤][㐀-鿿]{1,2}|[小老阿][㐀-鿿])$/;

export const fixedName = (word: string, dictionary: Dictionary): Token => {
  const [first = '', ...rest] = [...word].map((character) => spell(character, dictionary));
  const given = rest.join('');
  return made(word, 'n', [capital(first), capital(given)].filter(Boolean).join(' '));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const spell = (character: string, dictionary: Dictionary): string => dictionary.chinese(character)?.pinyin.replace(/[\d\s]/g, '').replace(/u:/g, 'ü').toLowerCase() || character;
