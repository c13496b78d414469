import { expect, it, vi } from 'vitest';
import { share } from './share.ts';

it('what is shared is made for the first, closed with the last, and made anew after that', async () => {
  const close = vi.fn(async () => {});
  const make = vi.fn(() => ({ close, name: 'gloss' }));
  const shared = share(make);
  expect(make).not.toHaveBeenCalled();
  const [one, other] = [shared.take(), shared.take()];
  expect([one.name, other.name, make.mock.calls.length]).toEqual(['gloss', 'gloss', 1]);
  await one.close();
  await one.close();
  expect(close).not.toHaveBeenCalled();
  await other.close();
  expect(close).toHaveBeenCalledTimes(1);
  shared.take();
  expect(make).toHaveBeenCalledTimes(2);
});
