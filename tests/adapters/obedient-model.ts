/**
 * A model server that does what a text tells it, on purpose: it looks for the order in the prompt it was sent and answers
 * as such a model would. What it is told in its instructions is lost on it, so that what it says is stopped by the guard
 * or by nobody. Asked to translate such an answer back, it does, or obeys once more. It speaks OpenAI's protocol over HTTP.
 */
import { goBack, MODES, obey, type Mode, type WayBack } from '../injection/obey.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import type { HostilePost } from '../injection/read-posts.ts';
import { plainly, startChatServer, type Asked, type ChatServer } from './chat-server.ts';

export interface Obedience {
  mode: Mode;
  /**
   * How far an order reaches: to the `sentence` it stands in, to all that is in the `request` with it (title and what
   * stands before included), or to the whole answer, which then is `prose` instead of the JSON that was asked for.
   */
  reach: 'sentence' | 'request' | 'prose';
  /** What it makes of its answer on the way back (default `plainly`). */
  way?: WayBack;
}

export interface ObedientModel extends ChatServer {
  /** How it obeys from now on. */
  become(obedience: Obedience): void;
}

export async function startObedientModel(posts: readonly HostilePost[], port?: number): Promise<ObedientModel> {
  let now: Obedience = { mode: 'only', reach: 'sentence' };
  const orders = new Map(posts.map((post) => [post.units[post.order]!.content.text, post]));
  const honest = new Map(posts.flatMap(({ units, sentences }) => units.map(({ content }, index) => [content.text, sentences[index]![1]] as const)));
  const backs = Object.fromEntries(MODES.map((mode) => [mode, new Map(posts.map((post) => [obey(post, mode).trim(), post]))])) as Record<Mode, Map<string, HostilePost>>;
  const again = new Map(posts.flatMap(({ sentences, order, back }) => sentences.map(([text, translation], index) => [translation, index === order ? back.honest : text] as const)));
  /** What it makes of a text that it may have written itself. */
  const wayBack = (text: string, to: Language) => {
    const post = [now.mode, 'only' as const].map((mode) => ({ mode, post: backs[mode].get(text) })).find(({ post }) => post?.source === to);
    return post ? goBack(post.post!, post.mode, now.way ?? 'plainly') : again.get(text);
  };
  const found = (text: string) => orders.get(text) ?? posts.find(({ units, order }) => text.includes(units[order]!.content.text));
  const orderIn = (asked: Asked): HostilePost | undefined => (asked.data ? textsOf(asked.data) : asked.body.messages.map(({ content }: { content: string }) => content)).map(found).find(Boolean);

  const server = await startChatServer({
    ...(port !== undefined && { port }),
    translate: (text, to, asked) => {
      const post = now.reach === 'sentence' ? orders.get(text) : orderIn(asked);
      return post?.target === to ? (now.reach === 'sentence' || orders.has(text) ? obey(post, now.mode) : post.wanted) : (honest.get(text) ?? wayBack(text, to) ?? plainly(text, to));
    },
    write: (right, asked) => {
      const post = now.reach === 'prose' ? orderIn(asked) : undefined;
      return post ? obey(post, now.mode) : right;
    },
  });
  return { ...server, become: (obedience) => { now = obedience; } };
}

interface Data { title?: string; before?: string[]; sentences?: { text: string }[] }

const textsOf = ({ title, before = [], sentences = [] }: Data): string[] => [...(title === undefined ? [] : [title]), ...before, ...sentences.map(({ text }) => text)];
