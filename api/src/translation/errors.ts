/**
 * Named translation errors, each with its retry rule. The code is what is stored, shown and counted.
 * `retry`: 'later' (the engine may recover), 'never' (the same input will fail again).
 */
export const REASONS = {
  'engine.busy': 'later',
  'engine.unreachable': 'later',
  'engine.timeout': 'later',
  'engine.failed': 'later',
  'engine.bad_output': 'later',
  'engine.budget_spent': 'later',
  'engine.refused': 'never',
  'engine.misconfigured': 'never',
  'pair.unsupported': 'never',
  'model.missing': 'never',
  'model.corrupt': 'never',
  'markup.lost': 'never',
  'numbers.lost': 'never',
  'output.suspicious': 'never',
  'text.gives_orders': 'never',
  'text.too_long': 'never',
} as const;

export type ReasonCode = keyof typeof REASONS;

export class TranslationError extends Error {
  constructor(
    readonly code: ReasonCode,
    message: string,
    /** Milliseconds the engine asked us to wait (Retry-After), when it said so. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
  get retry(): 'later' | 'never' {
    return REASONS[this.code];
  }
}

const named = (code: ReasonCode) =>
  class extends TranslationError {
    constructor(message: string, retryAfter?: number, options?: ErrorOptions) {
      super(code, message, retryAfter, options);
    }
  };

/** The engine takes no more work now (its queue is full, or it answered 429). */
export class EngineBusy extends named('engine.busy') {}
/** No connection, or it broke off. */
export class EngineUnreachable extends named('engine.unreachable') {}
/** No answer within the time limit. */
export class EngineTimeout extends named('engine.timeout') {}
/** The engine answered that it failed (5xx). */
export class EngineFailed extends named('engine.failed') {}
/** The answer does not have the documented shape, or not one text for each sentence. */
export class EngineBadOutput extends named('engine.bad_output') {}
/** What may be sent to it this month has been sent. `retryAfter`: until the next month. */
export class BudgetSpent extends named('engine.budget_spent') {}
/** The engine will not translate this text (4xx about the text). */
export class EngineRefused extends named('engine.refused') {}
/** The key or the address is wrong; an operator must act. */
export class EngineMisconfigured extends named('engine.misconfigured') {}
/** No configured engine has this language pair. */
export class PairUnsupported extends named('pair.unsupported') {}
/** A local engine has no model on disk. */
export class ModelMissing extends named('model.missing') {}
/** A local engine's model is on disk and cannot be used: cut short, changed, or of a kind the engine does not read. */
export class ModelCorrupt extends named('model.corrupt') {}
/** A placeholder was lost, doubled or torn. */
export class MarkupLost extends named('markup.lost') {}
/** A number of the source is not in the output. */
export class NumbersLost extends named('numbers.lost') {}
/** The sentence may give orders, and only engines that might obey them have the pair. */
export class TextGivesOrders extends named('text.gives_orders') {}
/** The sentence is longer than the engine takes. */
export class TextTooLong extends named('text.too_long') {}
