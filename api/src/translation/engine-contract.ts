/**
 * What every engine must do, as one suite. An adapter's test calls `describeEngine` and gets all of it;
 * an engine that passes can be put into LAOYOU_ENGINES without the rest of the house noticing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import net from 'node:net';
import { PairUnsupported } from './errors.ts';
import type { Language } from './languages.ts';
import type { Engine, ProtectedText } from './ports.ts';

export interface ContractOptions {
  /** False for services whose answers may differ from call to call. Default true. */
  deterministic?: boolean;
  /** Milliseconds within which an aborted call must have rejected. Default 500. */
  abortWithin?: number;
}

const SAMPLES: Record<Language, ProtectedText[]> = {
  en: [
    'How much is your rent?',
    'I paid ⟦1⟧ for it.',
    'See ⟦1⟧this page⟦/1⟧ for the 2 prices.',
    '⟦1⟧ thanks ⟦2⟧very ⟦3⟧much⟦/3⟧⟦/2⟧ ⟦4⟧',
    'It costs $1,999.50, not 12%.',
    '⟦1⟧⟦2⟧⟦3⟧',
  ],
  zh: [
    '你的房租多少钱？',
    '我用⟦1⟧付的。',
    '两个价格请看⟦1⟧这一页⟦/1⟧，一共 2 个。',
    '⟦1⟧谢谢⟦2⟧非常⟦3⟧感谢⟦/3⟧⟦/2⟧⟦4⟧',
    '这个要1999.5元，不是12%。',
    '⟦1⟧⟦2⟧⟦3⟧',
  ],
};
const HARD: ProtectedText[] = ['😀', '👨‍👩‍👧‍👦🇨🇳', '…', '?!', '12', '-', 'a', '好', '⟦1⟧', 'ｆｕｌｌ　ｗｉｄｔｈ', '<b>&amp;</b> "quoted" \\n', '\u200b', 'English 和中文 mixed 的一句 sentence。'];

/** Runs the contract against the engine that `make` makes; it is closed at the end. */
export function describeEngine(name: string, make: () => Engine | Promise<Engine>, options: ContractOptions = {}): void {
  describe(`${name} keeps the engine contract`, () => {
    let engine: Engine;
    beforeAll(async () => { engine = await make(); });
    afterAll(async () => { await engine.close?.(); });

    const translate = (source: Language, sentences: ProtectedText[], signal = new AbortController().signal): Promise<ProtectedText[]> =>
      engine.translate({ source, target: source === 'en' ? 'zh' : 'en', sentences, context: {} }, signal);
    const sources = (): Language[] => engine.pairs.map((pair) => pair.source);

    it('says who it is', () => {
      expect(engine.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(engine.version).not.toBe('');
      expect(engine.model).not.toBe('');
      expect(['draft', 'standard', 'high']).toContain(engine.quality);
      expect(typeof engine.local).toBe('boolean');
      expect(engine.limits.sentences).toBeGreaterThan(0);
      expect(engine.limits.characters).toBeGreaterThanOrEqual(1000);
    });

    it('serves at least one pair, each of two different languages', () => {
      expect(engine.pairs.length).toBeGreaterThan(0);
      for (const pair of engine.pairs) expect(pair.source).not.toBe(pair.target);
    });

    it('answers one text for each sentence, in order', async () => {
      for (const source of sources()) {
        const together = await translate(source, SAMPLES[source]);
        expect(together).toHaveLength(SAMPLES[source].length);
        if (options.deterministic === false) continue;
        for (const [i, sentence] of SAMPLES[source].entries()) expect((await translate(source, [sentence]))[0]).toBe(together[i]);
      }
    }, 60_000);

    it('brings every mark back exactly once, and pairs nested', async () => {
      for (const source of sources()) {
        const output = await translate(source, [...SAMPLES[source], ...HARD]);
        [...SAMPLES[source], ...HARD].forEach((sentence, i) => {
          expect(marksOf(output[i]!).sort(), output[i]).toEqual(marksOf(sentence).sort());
          expect(isNested(output[i]!), output[i]).toBe(true);
        });
      }
    }, 60_000);

    it('brings every number of the source back', async () => {
      for (const source of sources()) {
        const output = await translate(source, SAMPLES[source]);
        SAMPLES[source].forEach((sentence, i) => {
          for (const number of numbersOf(sentence)) expect(digitsOf(output[i]!), output[i]).toContain(number);
        });
      }
    }, 60_000);

    it('returns text where there was text', async () => {
      for (const source of sources()) {
        const output = await translate(source, [...SAMPLES[source], ...HARD]);
        for (const text of output) expect(typeof text).toBe('string');
        for (const [i, sentence] of SAMPLES[source].entries()) if (/\p{L}/u.test(sentence)) expect(output[i]!.replace(/⟦\/?\d+⟧/g, '').trim()).not.toBe('');
      }
    }, 60_000);

    it('takes an empty batch and blank sentences', async () => {
      for (const source of sources()) {
        expect(await translate(source, [])).toEqual([]);
        const blank = await translate(source, [' ', '']);
        expect(blank.map((text) => text.trim())).toEqual(['', '']);
      }
    });

    it('takes batches as large as it says', async () => {
      for (const source of sources()) {
        const { sentences, characters } = engine.limits;
        const size = Math.min(Math.floor(characters / sentences), 400);
        const filler = source === 'en' ? 'The rent is too high for this small room. ' : '这么小的房间房租太贵了。';
        const long = filler.repeat(Math.ceil(size / filler.length)).slice(0, size);
        expect(await translate(source, Array.from({ length: sentences }, () => long))).toHaveLength(sentences);
        const one = filler.repeat(Math.ceil(Math.min(characters, 5000) / filler.length)).slice(0, Math.min(characters, 5000));
        expect((await translate(source, [one]))[0]!.length).toBeGreaterThan(100);
      }
    }, 120_000);

    it('refuses a pair it does not have by name', async () => {
      const same = { source: 'en', target: 'en', sentences: ['Hello.'], context: {} } as const;
      await expect(engine.translate({ ...same, sentences: [...same.sentences] }, new AbortController().signal)).rejects.toBeInstanceOf(PairUnsupported);
      const foreign = { source: 'xx', target: 'en', sentences: ['Hello.'], context: {} } as unknown as Parameters<Engine['translate']>[0];
      await expect(engine.translate(foreign, new AbortController().signal)).rejects.toBeInstanceOf(PairUnsupported);
    });

    it('honours an abort before and during the call', async () => {
      const source = sources()[0]!;
      await expect(translate(source, SAMPLES[source], AbortSignal.abort())).rejects.toThrow();
      const during = new AbortController();
      const call = translate(source, Array.from({ length: engine.limits.sentences }, () => SAMPLES[source][0]!), during.signal);
      const outcome = call.then(() => 'answered', () => 'rejected');
      during.abort();
      const late = new Promise((resolve) => { setTimeout(resolve, options.abortWithin ?? 500, 'late').unref(); });
      expect(await Promise.race([outcome, late])).toBe('rejected');
    });

    it('serves calls at the same time without mixing them up', async () => {
      for (const source of sources()) {
        const calls = await Promise.all(Array.from({ length: 8 }, (_, i) => translate(source, [`⟦1⟧ ${i + 100} ⟦2⟧`, ...SAMPLES[source]])));
        calls.forEach((output, i) => {
          expect(output).toHaveLength(SAMPLES[source].length + 1);
          expect(digitsOf(output[0]!)).toContain(String(i + 100));
        });
      }
    }, 60_000);

    it('gives the same answer to the same question', async () => {
      if (options.deterministic === false) return;
      for (const source of sources()) expect(await translate(source, SAMPLES[source])).toEqual(await translate(source, SAMPLES[source]));
    }, 60_000);

    it('leaves what it was given as it was', async () => {
      const source = sources()[0]!;
      const sentences = Object.freeze([...SAMPLES[source]]) as ProtectedText[];
      await translate(source, sentences);
      expect(sentences).toEqual(SAMPLES[source]);
    }, 60_000);

    it('opens no connection when it says it is local', async () => {
      if (!engine.local) return;
      const fresh = await make();
      const connect = net.Socket.prototype.connect;
      let opened = 0;
      net.Socket.prototype.connect = function counted(this: net.Socket, ...args: Parameters<typeof connect>) { opened++; return connect.apply(this, args); } as typeof connect;
      try {
        for (const { source, target } of fresh.pairs) await fresh.translate({ source, target, sentences: SAMPLES[source], context: {} }, new AbortController().signal);
      } finally {
        net.Socket.prototype.connect = connect;
        await fresh.close?.();
      }
      expect(opened).toBe(0);
    }, 60_000);

    it('closes as often as it is told', async () => {
      const fresh = await make();
      await fresh.close?.();
      await fresh.close?.();
    });
  });
}

const marksOf = (text: string): string[] => text.match(/⟦\/?\d+⟧/g) ?? [];
const digitsOf = (text: string): string[] => numbersOf(text);
const numbersOf = (text: string): string[] => (text.replace(/⟦\/?\d+⟧/g, ' ').match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replace(/,/g, ''));

function isNested(text: string): boolean {
  const marks = marksOf(text);
  const paired = new Set(marks.filter((mark) => mark.startsWith('⟦/')).map((mark) => mark.slice(2)));
  const open: string[] = [];
  for (const mark of marks) {
    if (mark.startsWith('⟦/')) { if (open.pop() !== mark.slice(2)) return false; } else if (paired.has(mark.slice(1))) open.push(mark.slice(1));
  }
  return open.length === 0;
}
