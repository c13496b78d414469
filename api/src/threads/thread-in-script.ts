import type { Static } from 'typebox';
import type { Chinese } from '../scripts/chinese-in.ts';
import type { ThreadSummary, TitleTranslation } from './schemas.ts';

type Summary = Static<typeof ThreadSummary>;
type Title = Pick<Summary, 'title' | 'language'> & { titleTranslation: Static<typeof TitleTranslation> | null };

/** A title, and what it is in translation, in the reader's characters. */
export function titleInScript<T extends Title>(titled: T, chinese: Chinese): T {
  const { title, language, titleTranslation } = titled;
  const words = <W extends string | null>(text: W, written: string): W => (text !== null && written === 'zh' ? (chinese.text(text) as W) : text);
  const shown = words(title, language);
  const translated = titleTranslation && { ...titleTranslation, text: words(titleTranslation.text, titleTranslation.language) };
  const converted = shown !== title || translated?.text !== titleTranslation?.text;
  return { ...titled, title: shown, titleTranslation: translated, ...(converted && { converted }) };
}

/** A thread with its title and its community's Chinese name in the reader's characters. */
export function threadInScript<T extends Summary>(thread: T, chinese: Chinese): T {
  const nameZh = chinese.text(thread.community.nameZh);
  const shown = titleInScript(thread, chinese);
  return { ...shown, community: { ...thread.community, nameZh }, ...(nameZh !== thread.community.nameZh && { converted: true as const }) };
}
