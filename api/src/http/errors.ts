/** Named error -> status, and every other thing that can go wrong in a request -> a named error. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Failure, type FailureCode, type FailureParams, isFailureCode } from '../failure.ts';

const STATUS: Record<FailureCode, number> = {
  'request.invalid': 400, 'request.too_large': 413, 'request.not_utf8': 400, 'request.not_json': 400,
  'origin.missing': 403, 'origin.foreign': 403, 'rate.limited': 429,
  'session.required': 401, 'session.expired': 401,
  'account.signin_failed': 401, 'account.handle_taken': 409, 'account.handle_invalid': 422, 'account.display_name_invalid': 422,
  'account.password_too_short': 422, 'account.password_too_long': 422, 'account.password_wrong': 403,
  'account.not_found': 404, 'account.reads_invalid': 422,
  'language.unknown': 422,
  'community.not_found': 404, 'community.slug_taken': 409, 'community.slug_invalid': 422, 'community.name_empty': 422,
  'permission.denied': 403,
  'thread.not_found': 404, 'thread.locked': 409, 'thread.title_empty': 422, 'thread.title_too_long': 422,
  'post.not_found': 404, 'post.body_empty': 422, 'post.body_too_long': 422, 'post.too_deep': 422, 'post.not_yours': 403,
  'post.deleted': 409, 'post.edited_meanwhile': 409, 'post.restore_expired': 409,
  'glossary.term_not_found': 404, 'glossary.term_empty': 422, 'glossary.term_too_long': 422, 'glossary.term_not_plain': 422,
  'glossary.term_taken': 409, 'glossary.term_changed': 409, 'glossary.full': 422, 'glossary.change_not_found': 404,
  'own_version.not_found': 404, 'own_version.same': 422, 'own_version.same_language': 422, 'own_version.title_empty': 422,
  'backfill.running': 409, 'backfill.not_found': 404, 'backfill.rate_invalid': 422,
  'role.last_admin': 409, 'account.last_admin': 409,
  'suggestion.not_found': 404, 'suggestion.sentence_unknown': 404, 'suggestion.outdated': 409, 'suggestion.authors_own': 409, 'suggestion.empty': 422,
  'suggestion.too_long': 422, 'suggestion.note_too_long': 422, 'suggestion.marks_lost': 422, 'suggestion.unusable': 422, 'suggestion.wrong_language': 422,
  'suggestion.same': 422, 'suggestion.already_there': 409, 'suggestion.sentence_full': 409, 'suggestion.too_many': 429, 'suggestion.decided': 409,
  'suggestion.accepted_meanwhile': 409, 'suggestion.own': 403, 'suggestion.one_language_only': 403,
  'preview.too_long': 422, 'translation.unavailable': 503,
  'text.control_characters': 422, 'translation.not_wanted': 404, 'cursor.invalid': 400,
  'server.failed': 500, 'server.busy': 503, not_found: 404,
  'live.flood': 429, 'live.invalid': 400, 'live.too_many': 429,
};

const FROM_FASTIFY: Record<string, FailureCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.not_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.not_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.not_json',
};

/** Lost, refused and exhausted connections: the database is away, which is not the request's fault. */
const AWAY = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/;

interface AjvError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  parentSchema?: { 'x-error'?: string; properties?: Record<string, { 'x-error'?: string }> };
}

/** Whatever was thrown, as the named error a client gets. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError> & { validation?: AjvError[] };
  if (validation?.[0]) return fromValidation(validation[0], validationContext);
  if (code && FROM_FASTIFY[code]) return new Failure(FROM_FASTIFY[code]);
  if (isAway(error)) return new Failure('server.busy', {}, { cause: error });
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Failure('request.invalid', { field: validationContext ?? 'request' });
  return new Failure('server.failed', {}, { cause: error });
}

function fromValidation(error: AjvError, context = 'body'): Failure {
  if (error.instancePath === '' && error.keyword === 'type') return new Failure('request.not_json');
  const missing = error.keyword === 'required' ? String(error.params.missingProperty) : undefined;
  const named = missing ? error.parentSchema?.properties?.[missing]?.['x-error'] : error.parentSchema?.['x-error'];
  if (isFailureCode(named)) return new Failure(named);
  const field = [...error.instancePath.split('/').slice(1), ...(missing ? [missing] : [])].join('.');
  return new Failure('request.invalid', { field: field || context });
}

function isAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && AWAY.test(code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated|not queryable/.test(cause.message)) return true;
  }
  return false;
}

/** Answers with the named error. What is our fault is logged; what is the client's is not news. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const failure = toFailure(error);
  const status = STATUS[failure.code];
  if (status >= 500) request.log.error({ err: failure.cause ?? failure, route: request.routeOptions?.url }, failure.code);
  if (failure.code === 'rate.limited') reply.header('retry-after', String(failure.params.seconds ?? 60));
  reply.status(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(errorBody(failure));
}

export function errorBody({ code, params }: Failure): { code: FailureCode; params: FailureParams } {
  return { code, params };
}
