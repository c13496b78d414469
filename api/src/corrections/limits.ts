const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** What keeps a stranger with a script from filling a forum with suggestions. */
export const LIMITS = {
  /** Characters of one sentence, and of the reason given for it. */
  text: 2000,
  note: 300,
  /** Open suggestions for one sentence. */
  perSentence: 10,
  /** Suggestions of one account within a time; an account is new for its first three days. */
  perAccount: [{ ms: HOUR, known: 30, fresh: 10 }, { ms: DAY, known: 150, fresh: 30 }],
  freshMs: 3 * DAY,
} as const;
