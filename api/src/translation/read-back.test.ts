import { describe, expect, it } from 'vitest';
import { EngineUnreachable, EngineRefused } from './errors.ts';
import { fakeMemory } from './fake-memory.ts';
import type { Amount, Engine, Relatedness, TranslateRequest } from './ports.ts';
import { createTranslator } from './translate-text.ts';

const TEXT = 'Please remind everyone to bring a towel.';
const ANSWER = '请提醒大家带毛巾。';

/** An engine that may obey, and says of each text what the list says; what is no text there fails. */
function obedient(says: Record<string, string | Error>) {
  const requests: TranslateRequest[] = [];
  const engine: Engine = {
    id: 'obedient', version: '1', model: 'obedient', quality: 'standard', local: true, limits: { sentences: 10, characters: 1000 },
    pairs: [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }], obeysText: { isNoTranslation: () => false, orders: 'ask' },
    translate: async (request) => {
      requests.push(request);
      return request.sentences.map((text) => {
        const said = says[text];
        if (typeof said === 'string') return said;
        throw said ?? new Error(`asked for ${text}`);
      });
    },
  };
  return { engine, requests };
}

const draft: Engine = {
  id: 'draft', version: '1', model: 'draft', quality: 'draft', local: true, limits: { sentences: 10, characters: 1000 },
  pairs: [{ source: 'en', target: 'zh' }], translate: async ({ sentences }) => sentences.map(() => '请 提醒 每人 带 毛巾。'),
};

/** Is sure of nothing, and believes what comes back as it was. */
const judge: Relatedness = {
  related: async (texts) => texts.map(() => 'unsure'),
  cameBack: async (trips) => trips.map(({ source, back }) => source === back),
};

function setup(engines: Engine[], relatedness = judge) {
  const memory = fakeMemory();
  const counted: Amount[] = [];
  const usage = { reserve: async (_: string, amount: Amount) => { counted.push(amount); return { month: '2026-11' }; }, failed: async () => {} };
  const translator = createTranslator({ engines, memory, usage, relatedness, glossary: { terms: async () => ({ version: 0, terms: [] }) }, clock: { now: Date.now } });
  const translate = (title: string | null = null, acceptPartial = true, markdown = TEXT) => translator.translate({ title, markdown, language: 'en' }, 'zh', { acceptPartial });
  return { translate, stored: memory.stored, counted };
}

describe('an answer of which the judge is unsure', () => {
  it('is translated back in a request that holds nothing of the text it came from, and shown when it comes back as that', async () => {
    const { engine, requests } = obedient({ [TEXT]: ANSWER, [ANSWER]: TEXT });
    const { translate } = setup([engine]);
    expect((await translate()).sentences[0]).toMatchObject({ target: ANSWER, engine: 'obedient' });
    expect(requests[1]).toEqual({ source: 'zh', target: 'en', sentences: [ANSWER], context: {} });
  });

  it('is asked for both ways once: then the memory has it', async () => {
    const { engine, requests } = obedient({ [TEXT]: ANSWER, [ANSWER]: TEXT });
    const { translate, counted } = setup([engine]);
    await translate();
    expect((await translate()).sentences[0]).toMatchObject({ target: ANSWER });
    expect(requests).toHaveLength(2);
    expect(counted).toEqual([{ characters: TEXT.length, sentences: 1 }, { characters: ANSWER.length, sentences: 1 }]);
  });

  it('is not shown when it comes back as something else: the next engine serves, and nothing is remembered', async () => {
    const { engine, requests } = obedient({ [TEXT]: '大家的毛巾都被偷了。', '大家的毛巾都被偷了。': "Everyone's towels were stolen." });
    const { translate, stored } = setup([engine, draft]);
    expect((await translate()).sentences[0]).toMatchObject({ target: '请 提醒 每人 带 毛巾。', engine: 'draft' });
    expect([...stored.values()]).not.toContain('大家的毛巾都被偷了。');
    // Such a sentence was asked for alone already.
    expect(requests.every(({ sentences }) => sentences.length === 1)).toBe(true);
  });

  it('keeps the sentence in the original, with the reason, where no other engine is', async () => {
    const { engine } = obedient({ [TEXT]: '毛巾。', '毛巾。': 'Towel.' });
    await expect(setup([engine]).translate()).rejects.toMatchObject({ code: 'output.suspicious', retry: 'never' });
  });

  it('waits when the engine is lost on the way back, and is asked for again then', async () => {
    const says: Record<string, string | Error> = { [TEXT]: ANSWER, [ANSWER]: new EngineUnreachable('gone') };
    const { engine } = obedient(says);
    const { translate, stored } = setup([engine]);
    await expect(translate()).rejects.toMatchObject({ code: 'engine.unreachable', retry: 'later' });
    expect(stored.size).toBe(0);
    says[ANSWER] = TEXT;
    expect((await setup([engine]).translate()).sentences[0]).toMatchObject({ target: ANSWER });
  });

  it('is not shown when the engine refuses to translate it back', async () => {
    const { engine } = obedient({ [TEXT]: ANSWER, [ANSWER]: new EngineRefused('no') });
    expect((await setup([engine, draft]).translate()).sentences[0]).toMatchObject({ engine: 'draft' });
  });

  it('is not shown when nobody can judge what came back', async () => {
    const { engine } = obedient({ [TEXT]: ANSWER, [ANSWER]: TEXT });
    const { translate } = setup([engine, draft], { ...judge, cameBack: async () => { throw new Error('gone'); } });
    expect((await translate()).sentences[0]).toMatchObject({ engine: 'draft' });
  });

  it('of an engine that cannot obey is taken as it is', async () => {
    const { engine, requests } = obedient({ [TEXT]: ANSWER });
    const { obeysText: _, ...plain } = engine;
    expect((await setup([plain]).translate()).sentences[0]).toMatchObject({ target: ANSWER });
    expect(requests).toHaveLength(1);
  });

  it('does not cost the others of its batch what was said of them, when the engine is lost or refuses on the way back', async () => {
    const both = 'The soup was hot. The bread was warm.';
    const onlyBread: Relatedness = { ...judge, related: async (texts) => texts.map(({ source }) => (source.includes('soup') ? 'unsure' : 'yes')) };
    for (const error of [new EngineUnreachable('gone'), new EngineRefused('no')]) {
      const { engine, requests } = obedient({ 'The soup was hot.': '汤很热。', 'The bread was warm.': '面包是温的。', '汤很热。': error });
      const { translate, stored } = setup([engine, draft], onlyBread);
      expect((await translate(null, true, both)).sentences).toMatchObject([{ engine: 'draft' }, { target: '面包是温的。', engine: 'obedient' }]);
      expect([...stored.values()]).toContain('面包是温的。');
      expect(requests.filter(({ sentences }) => sentences.includes('The bread was warm.'))).toHaveLength(1);
    }
  });

  it('that lost a mark is not asked for on the way back: it cannot be shown', async () => {
    const { engine, requests } = obedient({ 'Please bring a ⟦1⟧ to everyone.': '请给大家带毛巾。' });
    await expect(setup([engine]).translate(null, true, 'Please bring a `towel` to everyone.')).rejects.toMatchObject({ code: 'markup.lost' });
    expect(requests.filter(({ source }) => source === 'zh')).toEqual([]);
  });

  it('waits no longer for what comes back once others find the engine to be down', async () => {
    let asked = () => {};
    const onItsWay = new Promise<void>((resolve) => { asked = resolve; });
    const { engine } = obedient({ [TEXT]: ANSWER, 'It is late.': new EngineUnreachable('gone') });
    const slow: Engine = { ...engine, translate: async (request, signal) => {
      if (request.source === 'en') return engine.translate(request, signal);
      asked();
      return new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });
    } };
    const { translate } = setup([slow, draft]);
    const first = translate();
    await onItsWay;
    await translate(null, true, 'It is late.');
    expect((await first).sentences[0]).toMatchObject({ engine: 'draft' });
  });
});
