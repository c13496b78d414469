/** A post in the other language by its own author: it outranks every engine. */
import { digest, TITLE } from './collect-work.ts';
import { guessOnce } from './detect-language.ts';
import { htmlLanguage } from './html.ts';
import type { Language } from './languages.ts';
import { parseMarkdown } from './markdown.ts';
import type { AlignedSentence, OwnVersion, PostText, TranslatedPost } from './ports.ts';
import { bareHtml, originalHtml, pairedHtml, type Renderings } from './reassemble.ts';
import { segment, type Segmented } from './segment.ts';

/** `adopted`: it began as a machine's translation that the author took for theirs, which readers are told. */
export const AUTHOR = { own: 'author', adopted: 'author-adopted' } as const;

/** What stands in the place of an engine where the author of the post wrote the translation. */
export const AUTHORS: readonly string[] = Object.values(AUTHOR);
export const isByAuthor = (engine: string): boolean => AUTHORS.includes(engine);

const NOBODYS = { engineVersion: '1', model: '', local: true, glossaryVersion: 0, doubtCount: 0, sourceHashes: [] };

/**
 * The author's words as a finished translation of the post. Where both texts have the same blocks with as many
 * sentences, they are aligned sentence by sentence; otherwise they stand whole beside each other.
 */
export function fromAuthor(text: PostText, own: OwnVersion, target: Language): TranslatedPost {
  const source = segment(parseMarkdown(text.markdown).root, text.language, guessOnce(text));
  const written = segment(parseMarkdown(own.markdown).root, target);
  const aligned = sentencesMatch(source, written);
  const html = aligned ? originalHtml(written, target, own.markdown) : bareHtml(written, target, own.markdown);
  const engine = own.machine ? AUTHOR.adopted : AUTHOR.own;
  const title: AlignedSentence[] = text.title === null ? [] : [{ id: TITLE, source: text.title, target: own.title ?? text.title, outcome: 'translated', engine }];
  const sentences = aligned
    ? source.sentences.map(({ id, text }): AlignedSentence => ({ id, source: text, target: written.sentences[id]!.text, outcome: 'translated', engine }))
    : [{ id: 0, source: whole(source), target: whole(written), outcome: 'translated' as const, engine }];
  return {
    ...NOBODYS,
    title: text.title === null ? null : (own.title ?? text.title),
    html,
    pairedHtml: aligned ? pairedHtml(source, renderings(written), text.language, target, text.markdown) : besides(bareHtml(source, text.language, text.markdown), html, text.language, target),
    sentences: [...title, ...sentences],
    sourceHash: digest(text),
    humanCount: sentences.length,
    engine,
    quality: own.machine ? 'standard' : 'high',
  };
}

const whole = ({ sentences }: Segmented) => sentences.map(({ text }) => text).join(' ');

function sentencesMatch(one: Segmented, other: Segmented): boolean {
  const shape = ({ blocks }: Segmented) => [...blocks.values()].map(({ node, pieces }) => `${node.type}${pieces.filter((piece) => 'id' in piece).length}`).join();
  return shape(one) === shape(other);
}

const renderings = ({ sentences }: Segmented): Renderings => new Map(sentences.map(({ id, nodes }) => [id, { nodes, outcome: 'translated' }]));

/** Both are safe already. */
function besides(source: string, target: string, from: PostText['language'], to: Language): string {
  return `<div class="pair"><div class="src" lang="${htmlLanguage(from)}">${source}</div><div class="tgt" lang="${htmlLanguage(to)}">${target}</div></div>`;
}
