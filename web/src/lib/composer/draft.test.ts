import { describe, expect, it } from 'vitest';
import { draftStore, forgetOldDrafts, keyFor, type Draft } from './draft.ts';

function storage(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
    key: (i) => [...map.keys()][i] ?? null,
    get length() {
      return map.size;
    },
  };
}
const draft = (over: Partial<Draft> = {}): Draft => ({ title: '', markdown: '你好', language: '', submissionKey: 'key-one-1', savedAt: 1000, ...over });

describe('a draft', () => {
  it('comes back as it was left, in its own place only', () => {
    const store = storage();
    draftStore(() => store, 'lin reply 1').write(draft({ language: 'zh' }));
    expect(draftStore(() => store, 'lin reply 1').read()).toEqual(draft({ language: 'zh' }));
    expect(draftStore(() => store, 'tom reply 1').read()).toBeNull();
  });

  it('of nothing is not kept', () => {
    const store = storage();
    const place = draftStore(() => store, 'a');
    place.write(draft());
    place.write(draft({ markdown: ' \n' }));
    expect(store.length).toBe(0);
  });

  it('that cannot be stored or read is no draft, and no error', () => {
    const broken = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const place = draftStore(broken, 'a');
    expect(place.write(draft())).toBe(false);
    expect(place.read()).toBeNull();
    expect(() => place.clear()).not.toThrow();
    const store = storage();
    store.setItem('laoyou:draft:a', '{"markdown":');
    expect(draftStore(() => store, 'a').read()).toBeNull();
  });

  it('is forgotten after two months, other things in the storage never', () => {
    const store = storage();
    store.setItem('other', 'x');
    draftStore(() => store, 'old').write(draft({ savedAt: 0 }));
    draftStore(() => store, 'new').write(draft({ savedAt: 70 * 24 * 3600 * 1000 }));
    forgetOldDrafts(store, 71 * 24 * 3600 * 1000);
    expect(draftStore(() => store, 'old').read()).toBeNull();
    expect(draftStore(() => store, 'new').read()).not.toBeNull();
    expect(store.getItem('other')).toBe('x');
  });
});

describe('the key a text is sent under', () => {
  const fresh = () => 'fresh-key';
  it('stays while the same text is tried again', () => {
    expect(keyFor({ submissionKey: 'first' }, 'a', fresh)).toBe('first');
    expect(keyFor({ submissionKey: 'first', sent: 'a' }, 'a', fresh)).toBe('first');
  });
  it('is new for a text changed after an attempt that may have arrived', () => {
    expect(keyFor({ submissionKey: 'first', sent: 'a' }, 'b', fresh)).toBe('fresh-key');
  });
});
