import { describe, expect, test } from 'vitest';
import { EngineTimeout } from './errors.ts';
import { createTranslator } from './translate-text.ts';
import type { Engine, HumanTranslation, Memory, MemoryKey } from './ports.ts';

const BOTH = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }] as const;

function engine(id: string, answer: (text: string) => string | Promise<string>) {
  const asked: string[] = [];
  const made: Engine & { asked: string[] } = {
    id, version: '1', model: id, quality: 'draft', local: true, pairs: BOTH, limits: { sentences: 50, characters: 5000 }, asked,
    translate: ({ sentences }) => Promise.all(sentences.map((text) => { asked.push(text); return answer(text); })),
  };
  return made;
}

function setup(engines: Engine[], human: Record<string, HumanTranslation> = {}) {
  const stored = new Map<string, string>();
  const name = (key: MemoryKey) => JSON.stringify(Object.values(key));
  const hashes = new Map<string, string>();
  const memory: Memory = {
    recall: async (keys) => keys.map((key) => stored.get(name(key))),
    remember: async (entries) => entries.forEach(({ key, source, target }) => { stored.set(name(key), target); hashes.set(source, key.hash); }),
    forget: async () => {},
    human: async (keys) => keys.map(({ hash }) => Object.entries(human).find(([source]) => hashes.get(source) === hash)?.[1]),
  };
  const translator = createTranslator({ engines, memory, glossary: { terms: async () => ({ version: 3, terms: [] }) }, clock: { now: () => 0 } });
  const translate = (markdown: string) => translator.translate({ title: null, markdown, language: 'zh' }, 'en');
  return { translate };
}

describe('an answer that is to be doubted', () => {
  test('goes on to the next engine, whose better one is taken', async () => {
    const [first, second] = [engine('first', () => 'The salary rose to 3,000.'), engine('second', () => 'The salary rose to 30,000.')];
    const done = await setup([first, second]).translate('工资涨到了3万。');
    expect(done.sentences[0]).toMatchObject({ target: 'The salary rose to 30,000.', engine: 'second' });
    expect(done).toMatchObject({ engine: 'second', doubtCount: 0 });
  });

  test('is shown with what to check when no engine does better', async () => {
    const [first, second] = [engine('first', () => 'The salary rose to 3,000.'), engine('second', () => 'It rose to 300.')];
    const { translate } = setup([first, second]);
    for (const round of [1, 2]) {
      const done = await translate('工资涨到了3万。');
      expect(done.sentences[0], `round ${round}`).toMatchObject({ outcome: 'translated', engine: 'first', doubts: [{ kind: 'number', source: '3万' }] });
      expect(done).toMatchObject({ doubtCount: 1, glossaryVersion: 3 });
    }
    // The same engine would say the same for the same price.
    expect(first.asked).toHaveLength(1);
    expect(second.asked).toHaveLength(1);
  });

  test('stands when the engine after it is down', async () => {
    const down = engine('down', () => { throw new EngineTimeout('no answer'); });
    const done = await setup([engine('first', () => 'The salary rose to 3,000.'), down]).translate('工资涨到了3万。');
    expect(done.sentences[0]).toMatchObject({ engine: 'first', doubts: [{ kind: 'number' }] });
  });
});

describe('a sentence that many posts hold', () => {
  test('is asked for once, however many ask at the same time', async () => {
    let answer = () => {};
    const gate = new Promise<void>((resolve) => { answer = resolve; });
    const slow = engine('slow', async () => { await gate; return 'Thank you.'; });
    const { translate } = setup([slow]);
    const all = Promise.all(Array.from({ length: 20 }, () => translate('谢谢大家。')));
    answer();
    for (const done of await all) expect(done.sentences[0]).toMatchObject({ target: 'Thank you.', engine: 'slow' });
    expect(slow.asked).toHaveLength(1);
  });

  test('is asked for again when who had asked for it got no answer', async () => {
    let times = 0;
    const flaky = engine('flaky', () => { if ((times += 1) === 1) throw new Error('broken'); return 'Thank you.'; });
    const { translate } = setup([flaky]);
    const [first, second] = await Promise.allSettled([translate('谢谢大家。'), translate('谢谢大家。')]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: { engine: 'flaky' } });
  });
});

test('what a person made of a sentence goes before every engine, and is credited', async () => {
  const machine = engine('machine', () => 'Hot water drink more.');
  const human: Record<string, HumanTranslation> = { '多喝热水。': { output: 'Drink plenty of hot water.', by: 'maya' } };
  const { translate } = setup([machine], human);
  expect((await translate('多喝热水。')).engine).toBe('machine');
  const done = await translate('多喝热水。');
  expect(done.sentences[0]).toMatchObject({ target: 'Drink plenty of hot water.', engine: 'human', by: 'maya' });
  expect(done).toMatchObject({ engine: 'human', quality: 'high', local: true, humanCount: 1 });
  expect(machine.asked).toHaveLength(1);
});
