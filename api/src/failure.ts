/**
 * A named fact that stops a request: `{code, params}`. It says what is so, never how to word it;
 * the reader's language is chosen where it is shown. `http/errors.ts` gives each code its status.
 */
export const FAILURE_CODES = [
  'request.invalid', 'request.too_large', 'request.not_utf8', 'request.not_json',
  'origin.missing', 'origin.foreign', 'rate.limited',
  'session.required', 'session.expired',
  'account.signin_failed', 'account.handle_taken', 'account.handle_invalid', 'account.display_name_invalid',
  'account.password_too_short', 'account.password_too_long', 'account.password_wrong', 'account.not_found', 'account.reads_invalid',
  'language.unknown',
  'community.not_found', 'community.slug_taken', 'community.slug_invalid', 'community.name_empty',
  'permission.denied',
  'thread.not_found', 'thread.locked', 'thread.title_empty', 'thread.title_too_long',
  'post.not_found', 'post.body_empty', 'post.body_too_long', 'post.too_deep', 'post.not_yours', 'post.deleted',
  'post.edited_meanwhile', 'post.restore_expired',
  'glossary.term_not_found', 'glossary.term_empty', 'glossary.term_too_long', 'glossary.term_not_plain', 'glossary.term_taken',
  'glossary.term_changed', 'glossary.full', 'glossary.change_not_found',
  'own_version.not_found', 'own_version.same', 'own_version.same_language', 'own_version.title_empty',
  'backfill.running', 'backfill.not_found', 'backfill.rate_invalid',
  'role.last_admin', 'account.last_admin',
  'suggestion.not_found', 'suggestion.sentence_unknown', 'suggestion.outdated', 'suggestion.authors_own', 'suggestion.empty', 'suggestion.too_long',
  'suggestion.note_too_long', 'suggestion.marks_lost', 'suggestion.unusable', 'suggestion.wrong_language', 'suggestion.same', 'suggestion.already_there',
  'suggestion.sentence_full', 'suggestion.too_many', 'suggestion.decided', 'suggestion.accepted_meanwhile', 'suggestion.own', 'suggestion.one_language_only',
  'preview.too_long', 'translation.unavailable',
  'text.control_characters', 'translation.not_wanted', 'cursor.invalid',
  'server.failed', 'server.busy', 'not_found',
  'live.flood', 'live.invalid', 'live.too_many',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];
export type FailureParams = Record<string, string | number | boolean>;

export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly params: FailureParams = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'Failure';
  }
}

export function isFailureCode(value: unknown): value is FailureCode {
  return (FAILURE_CODES as readonly unknown[]).includes(value);
}
