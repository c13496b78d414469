/**
 * What every engine must do, whatever is behind it. An engine's own test calls `describeEngine`; its faults
 * and the quality of its words are tested apart.
 */
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PairUnsupported, TextTooLong } from './errors.ts';
import type { Language } from './languages.ts';
import { tokens, withoutMarks } from './marks.ts';
import { numberGuard } from './number-guard.ts';
import type { Engine, Pair, ProtectedText, TranslateRequest } from './ports.ts';

export interface ContractOptions {
  /** How soon an aborted call must end, in milliseconds (default 1,000). */
  abortWithin?: number;
  /** An engine of the same kind whose answer takes longer than anybody waits, to see that an abort ends it. */
  makeSlow?: () => Engine | Promise<Engine>;
  /** A toy that has few words: how much comes back of a long text says nothing. */
  terse?: boolean;
}

/** Sentences as they come from posts, with every kind of mark. */
const SAMPLES: Record<Language, ProtectedText[]> = {
  en: [
    'My rent went up to 1,450 dollars this month.',
    'I use ⟦1⟧ every morning, do you?',
    'Read ⟦1⟧the school lunch menu⟦/1⟧ before you ⟦2⟧really⟦/2⟧ complain.',
    'The ⟦1⟧price of ⟦2⟧fresh⟦/2⟧ fish⟦/1⟧ was on ⟦3⟧, ⟦4⟧ and ⟦5⟧.',
    'Tom & Ann say 3 < 5 > 2, "quoted", it\'s &lt;fine&gt; &amp; done.',
  ],
  zh: [
    '这个月房租涨到了1450块。',
    '我每天早上都用⟦1⟧，你呢？',
    '先看⟦1⟧学校的菜单⟦/1⟧，再⟦2⟧认真⟦/2⟧提意见。',
    '⟦1⟧今天⟦2⟧新鲜⟦/2⟧的鱼⟦/1⟧价格在⟦3⟧、⟦4⟧和⟦5⟧。',
    '小王 & 小李说 3 < 5 > 2，“引用”，&lt;好&gt; &amp; 完了。',
  ],
};
/** What every engine has; others may come on top. */
const BOTH = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }] as const;
/** Nothing in them to read: whatever comes back has the same marks and nothing made up around them. */
const UNREADABLE: ProtectedText[] = ['', ' ', '😀', '👩‍👩‍👧‍👦🎉', '⟦1⟧', '⟦1⟧⟦2⟧', '⟦1⟧⟦2⟧⟦/2⟧⟦/1⟧', '…', '?!', '42'];
const SHORT: Record<Language, ProtectedText[]> = { en: ['a', 'OK', 'No.', '⟦1⟧ too'], zh: ['好', '不。', '⟦1⟧也是'] };
const LONG: Record<Language, string> = { en: 'The bus was late again and the fare is higher than last year, ', zh: '公交车又晚点了，而且票价比去年还要高，' };

/** Runs the suite. `make` is called once; the engine is closed at the end. */
export function describeEngine(name: string, make: () => Engine | Promise<Engine>, { abortWithin = 1000, makeSlow, terse = false }: ContractOptions = {}): void {
  describe(`the engine ${name} keeps the contract`, () => {
    let engine: Engine;
    beforeAll(async () => { engine = await make(); });
    afterAll(() => engine?.close?.());

    const ask = (pair: Pair, sentences: ProtectedText[], signal = new AbortController().signal) =>
      engine.translate(requestFor(pair, sentences), signal);

    it('says who it is', () => {
      expect(engine.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(engine.version).toMatch(/\S/);
      expect(engine.model).toMatch(/\S/);
      expect(['draft', 'standard', 'high']).toContain(engine.quality);
      expect(typeof engine.local).toBe('boolean');
      expect(engine.limits.sentences).toBeGreaterThanOrEqual(1);
      expect(engine.limits.characters).toBeGreaterThanOrEqual(500);
      expect(engine.pairs.map(({ source, target }) => `${source} ${target}`)).toEqual(expect.arrayContaining(['en zh', 'zh en']));
    });

    for (const pair of BOTH) {
      describe(`${pair.source} to ${pair.target}`, () => {
        const { source } = pair;

        it('keeps every mark exactly once, and pairs around each other as they were', async () => {
          const outputs = await ask(pair, SAMPLES[source]);
          expect(outputs.map(structure)).toEqual(SAMPLES[source].map(structure));
          outputs.forEach((output) => expect(withoutMarks(output)).not.toMatch(/[⟦⟧]/));
        });

        it('gives one text for each sentence, in order', async () => {
          const together = await ask(pair, SAMPLES[source]);
          const apart = await Promise.all(SAMPLES[source].map(async (sentence) => (await ask(pair, [sentence]))[0]));
          expect(together).toEqual(apart);
          expect(new Set(together).size).toBe(SAMPLES[source].length);
        });

        it('answers the same each time', async () => {
          expect(await ask(pair, SAMPLES[source])).toEqual(await ask(pair, SAMPLES[source]));
        });

        it('brings every number back', async () => {
          const outputs = await ask(pair, SAMPLES[source]);
          SAMPLES[source].forEach((sentence, index) => {
            expect(numberGuard({ languages: pair, source: withoutMarks(sentence), target: withoutMarks(outputs[index]!) }), outputs[index]).toBeUndefined();
          });
        });

        it('makes nothing up where there is nothing to read', async () => {
          const outputs = await ask(pair, UNREADABLE);
          expect(outputs.map(structure)).toEqual(UNREADABLE.map(structure));
          outputs.forEach((output, index) => expect(withoutMarks(output).length, UNREADABLE[index]).toBeLessThanOrEqual(withoutMarks(UNREADABLE[index]!).length + 8));
        });

        it('takes very short sentences', async () => {
          const outputs = await ask(pair, SHORT[source]);
          expect(outputs.map(structure)).toEqual(SHORT[source].map(structure));
          for (const output of outputs) expect(withoutMarks(output)).toMatch(/\S/);
        });

        it('takes an empty batch, and one at its limits', async () => {
          expect(await ask(pair, [])).toEqual([]);
          const { sentences, characters } = engine.limits;
          const each = Math.min(Math.floor(characters / sentences), 60);
          const full = Array.from({ length: sentences }, (_, index) => `${index} ${LONG[source]}`.slice(0, each));
          expect(await ask(pair, full)).toHaveLength(sentences);
          const long = LONG[source].repeat(Math.ceil(characters / LONG[source].length)).slice(0, Math.min(characters, 4000));
          const [output] = await ask(pair, [long]);
          expect(output!.length).toBeGreaterThan(terse ? 0 : long.length / 20);
        });

        it('never answers in part what is beyond its limits', async () => {
          const beyond = 'x'.repeat(engine.limits.characters + 1);
          expect(await ask(pair, [beyond]).then((outputs) => outputs.length, (error) => error)).toSatisfy((result) => result === 1 || result instanceof TextTooLong);
        });

        it('serves several at once', async () => {
          const alone = await ask(pair, SAMPLES[source]);
          const crowd = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(pair, [...SAMPLES[source].slice(index % 3), SAMPLES[source][0]!])));
          crowd.forEach((outputs, index) => expect(outputs).toEqual([...alone.slice(index % 3), alone[0]]));
        });
      });
    }

    it('refuses a pair it does not have', async () => {
      for (const pair of [{ source: 'en', target: 'en' }, { source: 'zh', target: 'zh' }, { source: 'en', target: 'tlh' }, { source: 'tlh', target: 'zh' }] as Pair[]) {
        await expect(ask(pair, ['x'])).rejects.toBeInstanceOf(PairUnsupported);
      }
    });

    it('does no work for a caller who has left', async () => {
      const reason = new Error('the caller has left');
      await expect(ask({ source: 'en', target: 'zh' }, SAMPLES.en, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('ends soon when the caller leaves meanwhile, and serves the next', async () => {
      const before = await ask({ source: 'en', target: 'zh' }, SAMPLES.en);
      await endsSoon(engine, abortWithin);
      expect(await ask({ source: 'en', target: 'zh' }, SAMPLES.en)).toEqual(before);
    });

    if (makeSlow) {
      it('ends a call that would take for ever when the caller leaves', async () => {
        const slow = await makeSlow();
        expect(await endsSoon(slow, abortWithin)).toBe('aborted');
        await slow.close?.();
      });
    }

    it('speaks to no other machine if it says it is local', async () => {
      if (!engine.local) return;
      const fresh = await make();
      const strangers: string[] = [];
      const connect = net.Socket.prototype.connect;
      net.Socket.prototype.connect = function watched(this: net.Socket, ...args: Parameters<typeof connect>) {
        const host = args.flat(2).flatMap((arg: unknown) => (typeof arg === 'object' && arg !== null && 'host' in arg ? [String(arg.host)] : []))[0];
        if (host !== undefined && !/^(?:localhost|127\.[\d.]+|::1)$/.test(host)) strangers.push(host);
        return connect.apply(this, args);
      } as typeof connect;
      try {
        for (const pair of BOTH) await fresh.translate(requestFor(pair, SAMPLES[pair.source]), new AbortController().signal);
      } finally {
        net.Socket.prototype.connect = connect;
        await fresh.close?.();
      }
      expect(strangers).toEqual([]);
    });

    it('can be closed twice, used or not', async () => {
      const fresh = await make();
      await fresh.close?.();
      await fresh.close?.();
      await engine.close?.();
      await engine.close?.();
    });
  });
}

function requestFor(pair: Pair, sentences: ProtectedText[]): TranslateRequest {
  // Frozen: an engine that changes what it was given would spoil the retry by the next one.
  return Object.freeze({ ...pair, sentences: Object.freeze([...sentences]) as ProtectedText[], context: Object.freeze({ title: 'Prices', before: ['Hello.'] }) });
}

/** Aborts a call just after it began. Answers how it ended; fails when it did not. */
async function endsSoon(engine: Engine, within: number): Promise<'aborted' | 'done'> {
  const reason = new Error('the caller has left');
  const controller = new AbortController();
  const batch = Array.from({ length: engine.limits.sentences }, (_, index) => SAMPLES.en[index % SAMPLES.en.length]!);
  const ending = engine.translate(requestFor({ source: 'en', target: 'zh' }, batch.slice(0, 20)), controller.signal).then(
    () => 'done' as const,
    (error: unknown) => (expect(error).toBe(reason), 'aborted' as const),
  );
  await delay(5);
  controller.abort(reason);
  const ended = await Promise.race([ending, delay(within, 'too late' as const)]);
  if (ended === 'too late') throw new Error(`not ended ${within} ms after the abort`);
  return ended;
}

/** The marks of a text as far as they must not change: which there are, and which pair is around which. */
function structure(text: ProtectedText): string[] {
  const found: string[] = [];
  const open: number[] = [];
  const closed = new Set(tokens(text).flatMap((token) => (token.kind === 'mark' && token.closing ? [token.number] : [])));
  for (const token of tokens(text)) {
    if (token.kind === 'text') continue;
    if (token.closing) found.push(open.pop() === token.number ? `/${token.number}` : `/${token.number} out of order`);
    else if (closed.has(token.number)) {
      found.push(`${token.number} in ${open.at(-1) ?? 0}`);
      open.push(token.number);
    } else found.push(`${token.number}`);
  }
  return found.toSorted();
}
