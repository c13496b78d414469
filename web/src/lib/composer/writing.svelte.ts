import { isWritten } from '$lib/i18n/languages.ts';
import { draftStore, forgetOldDrafts, keyFor, type Draft, type Own } from './draft.ts';

interface Start {
  /** Where this is written: one draft each. */
  place: string;
  title?: string | undefined;
  markdown?: string | undefined;
  language?: string | undefined;
  own?: Own | undefined;
  submissionKey: string;
  /** The values are what came back from a failed attempt, newer than any draft. */
  fromServer?: boolean;
}

const asLanguage = (value: string | undefined): Draft['language'] => (isWritten(value) ? value : '');

const none: Own = { title: '', markdown: '', machine: false };
const sameOwn = (a: Own, b: Own): boolean => a.title === b.title && a.markdown === b.markdown;

/** The own version among the values a form gave back. */
export function ownIn(values: Record<string, string> | null | undefined): Own | undefined {
  return values?.own === undefined ? undefined : { title: values.ownTitle ?? '', markdown: values.own, machine: values.ownMachine === '1' };
}

/** A text being written: its fields, and the draft that follows them. */
export function writing(start: Start) {
  const store = draftStore(() => localStorage, start.place);
  const first = { title: start.title ?? '', markdown: start.markdown ?? '', language: asLanguage(start.language), own: start.own ?? none };
  // A draft is what differs from this: from nothing, or from the post being edited.
  const blank = start.fromServer ? { title: '', markdown: '', language: '' as const, own: none } : first;
  let title = $state(first.title);
  let markdown = $state(first.markdown);
  let language = $state<Draft['language']>(first.language);
  let own = $state.raw<Own>(first.own);
  let submissionKey = $state(start.submissionKey);
  let restored = $state(false);
  let kept = $state(false);
  let sent: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const whole = () => JSON.stringify([title, markdown, language, ...(own.markdown ? [own.title, own.markdown] : [])]);
  const changed = () => title !== blank.title || markdown !== blank.markdown || language !== blank.language || !sameOwn(own, blank.own);

  function save(): void {
    clearTimeout(timer);
    if (!changed() && sent === undefined) {
      kept = false;
      return store.clear();
    }
    kept = store.write({ title, markdown, language, ...(own.markdown && { own }), submissionKey, savedAt: Date.now(), ...(sent !== undefined && { sent }) });
  }

  return {
    get title() { return title; },
    set title(value) { title = value; },
    get markdown() { return markdown; },
    set markdown(value) { markdown = value; },
    get language() { return language; },
    set language(value) { language = value; },
    get own() { return own; },
    set own(value) { own = value; },
    get submissionKey() { return submissionKey; },
    /** What was written here before has been brought back. */
    get restored() { return restored; },
    /** The draft is in the browser's storage. */
    get kept() { return kept; },

    /** In the browser, once: brings back the draft, unless the server just gave the text back. */
    open(): void {
      forgetOldDrafts(localStorage, Date.now());
      if (start.fromServer) return save();
      // Somebody typed before the scripts arrived: that is what they see and mean.
      if (changed()) return;
      const draft = store.read();
      if (!draft) return;
      ({ title, markdown, language, own, submissionKey, sent } = { sent: undefined, own: blank.own, ...draft });
      restored = changed();
      kept = true;
    },
    /** After every change; writes when the typing pauses. */
    touched(): void {
      clearTimeout(timer);
      if (whole() === sent) return;
      timer = setTimeout(save, 300);
    },
    save,
    /** Before sending: settles the key it goes under. */
    sending(): string {
      submissionKey = keyFor({ submissionKey, ...(sent !== undefined && { sent }) }, whole(), () => crypto.randomUUID());
      sent = whole();
      save();
      return submissionKey;
    },
    /** The server has it: nothing left to keep. */
    posted(): void {
      clearTimeout(timer);
      store.clear();
      sent = undefined;
      ({ title, markdown, language, own } = { title: '', markdown: '', language: '' as const, own: none });
      submissionKey = crypto.randomUUID();
      restored = kept = false;
    },
    /** The server refused it by name: nothing was stored, so the key may be used for a changed text. */
    refused(): void {
      sent = undefined;
      save();
    },
    /** Start over. */
    discard(): void {
      clearTimeout(timer);
      store.clear();
      sent = undefined;
      ({ title, markdown, language, own } = blank);
      restored = kept = false;
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}

export type Writing = ReturnType<typeof writing>;
