import type { FastifyInstance } from 'fastify';

const NUMBERS = ['limit', 'since', 'sentence', 'rate'] as const;

/**
 * Addresses carry text; these parameters mean numbers. Only these are turned into some, and only when they are
 * written as one: bodies are never coerced, so `{"title": 5}` stays the mistake it is.
 */
export function readNumbers(app: FastifyInstance): void {
  app.addHook('preValidation', ({ query }, _reply, done) => {
    const asked = query as Record<string, unknown>;
    for (const name of NUMBERS) {
      const value = asked[name];
      if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) asked[name] = Number(value);
    }
    done();
  });
}
