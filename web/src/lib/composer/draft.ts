import type { WrittenLanguage } from '$lib/api/shapes.ts';

/** What somebody was writing, kept in their browser until the server has it. */
export interface Draft {
  title: string;
  markdown: string;
  /** '' is "detect automatically". */
  language: '' | WrittenLanguage;
  /** The author's own version in the other language. */
  own?: Own;
  /** Sent with the post, so that sending it twice makes one. */
  submissionKey: string;
  /** The text last sent under that key without an answer that told what became of it. */
  sent?: string;
  savedAt: number;
}

/** `machine`: it began as a machine's translation. */
export interface Own {
  title: string;
  markdown: string;
  machine: boolean;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'laoyou:draft:';
const keptFor = 60 * 24 * 3600 * 1000;

/** Drafts of one place: `draftStore(localStorage, 'lin reply 0190… root')`. A full or forbidden storage is no drafts. */
export function draftStore(storage: () => Store, place: string) {
  const key = prefix + place;
  return {
    read(): Draft | null {
      try {
        const draft = JSON.parse(storage().getItem(key) ?? 'null') as Draft | null;
        return draft && typeof draft.markdown === 'string' && typeof draft.submissionKey === 'string' ? draft : null;
      } catch {
        return null;
      }
    },
    /** Whether it is kept now. Nothing written yet is nothing to keep. */
    write(draft: Draft): boolean {
      try {
        if (draft.markdown.trim() === '' && draft.title.trim() === '') storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    clear(): void {
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was kept then.
      }
    },
  };
}

/** Forgets drafts nobody came back to for two months. */
export function forgetOldDrafts(storage: Store, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((key) => key?.startsWith(prefix));
  for (const key of keys) {
    const place = key?.slice(prefix.length) ?? '';
    const draft = draftStore(() => storage, place).read();
    if (!draft || now - draft.savedAt > keptFor) draftStore(() => storage, place).clear();
  }
}

/**
 * The key to send a text under. The same text goes out under the same key however often it is tried; a text changed
 * after an attempt that may have arrived gets a new one, or the change would be taken for the old post and lost.
 */
export function keyFor(draft: Pick<Draft, 'submissionKey' | 'sent'>, text: string, newKey: () => string): string {
  return draft.sent === undefined || draft.sent === text ? draft.submissionKey : newKey();
}
