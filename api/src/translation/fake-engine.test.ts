import { expect, it } from 'vitest';
import { describeEngine } from './engine-contract.ts';
import { fakeEngine } from './fake-engine.ts';

describeEngine('fake (echo)', () => fakeEngine({ mode: 'echo', delay: 1 }));
describeEngine('fake (tag)', () => fakeEngine({ delay: 1 }));
describeEngine('fake (upper)', () => fakeEngine({ mode: 'upper', dictionary: { rent: '房租', 房租: 'rent' }, delay: 1 }));

const ask = { source: 'en', target: 'zh', sentences: ['One ⟦1⟧ 1.', 'Two.'], context: {} } as const;
const request = () => ({ ...ask, sentences: [...ask.sentences] });
const signal = new AbortController().signal;

it('fails as it is told, one call at a time', async () => {
  const engine = fakeEngine({ fault: ['busy', undefined, 'wrong-count', 'dropped-marks', 'wrong-numbers'], retryAfter: 1500 });
  await expect(engine.translate(request(), signal)).rejects.toMatchObject({ code: 'engine.busy', retryAfter: 1500 });
  expect(await engine.translate(request(), signal)).toEqual(['[zh] One ⟦1⟧ 1.', '[zh] Two.']);
  expect(await engine.translate(request(), signal)).toHaveLength(1);
  expect((await engine.translate(request(), signal))[0]).toBe('[zh] One  1.');
  expect((await engine.translate(request(), signal))[0]).toBe('[zh] One ⟦1⟧ 2.');
  expect(engine.calls).toHaveLength(5);
});

it('hangs until it is aborted', async () => {
  const engine = fakeEngine({ fault: 'hang' });
  const abort = new AbortController();
  const call = engine.translate(request(), abort.signal);
  abort.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});
