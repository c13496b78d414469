import type { FastifyInstance } from 'fastify';
import { Failure } from '../failure.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads JSON bodies byte for byte. Fastify's own parser replaces broken UTF-8 by U+FFFD and goes on;
 * a post must arrive as it was written or not at all.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    // A client library may send the content type with no body at all, as on DELETE.
    if (bytes.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      return done(new Failure('request.not_utf8'));
    }
    parse(request, text, done);
  });
}
