import { expect, it } from 'vitest';
import { serverTexts } from '$lib/i18n/server-texts.ts';
import { provenanceHtml, reasonKey } from './provenance.ts';
import type { Provenance } from './shown-post.ts';

const prefs = { locale: 'en', lang: 'en', reads: ['en'], view: 'translated', script: 'written', theme: 'auto', timeZone: 'UTC' } as const;
const reader = { t: serverTexts('en'), prefs: { ...prefs, reads: [...prefs.reads] } };
const translation: Provenance = {
  language: 'en', state: 'ready', reason: null, willRetry: false, engine: 'gloss', engineVersion: '1.2', model: 'CC-CEDICT', quality: 'draft',
  local: true, version: 1, translatedAt: '2026-03-05T10:00:00.000Z', keptCount: 2, glossaryVersion: 0, sourceHash: 'ab12', doubtCount: 0, humanCount: 0,
};

it('names engine, model, version, quality, place and time', () => {
  const html = provenanceHtml('p1', translation, reader);
  for (const fact of ['gloss 1.2', 'CC-CEDICT', 'Draft translation', 'On this server', 'March 5, 2026', '2 sentences are left']) expect(html).toContain(fact);
});

it('leads to what is known of the engine', () => {
  expect(provenanceHtml('p1', translation, reader)).toContain('<a href="/engines#gloss">gloss 1.2</a>');
});

it('says each translation its own time, though the rest of the line is made once', () => {
  provenanceHtml('p1', translation, reader);
  expect(provenanceHtml('p1', { ...translation, translatedAt: '2026-04-06T10:00:00.000Z' }, reader)).toContain('April 6, 2026');
});

it('says how many sentences of a machine’s translation are by readers, and leads each post to its own sentences', () => {
  expect(provenanceHtml('p1', { ...translation, humanCount: 2 }, reader)).toContain('2 sentences by readers');
  expect(provenanceHtml('p1', { ...translation, engine: 'human', humanCount: 2 }, reader)).not.toContain('2 sentences by readers');
  expect(provenanceHtml('p1', translation, reader)).toContain('href="/p/p1/translation/en"');
  expect(provenanceHtml('p2', translation, reader)).toContain('href="/p/p2/translation/en"');
});

it('says what to check, in the words of both, and as text', () => {
  const html = provenanceHtml('p1', { ...translation, doubts: [{ kind: 'number', source: '3万', target: '<b>3,000' }] }, reader);
  expect(html).toContain('<li>Check the number: 3万 / &lt;b&gt;3,000</li>');
});

it('cannot be written into by an engine with a clever name', () => {
  const html = provenanceHtml('p1', { ...translation, model: '<img src=x onerror=alert(1)>', engine: '"><script>', local: false }, reader);
  expect(html).not.toMatch(/<img|<script/);
  expect(html).toContain('At an outside service');
});

it('has a sentence for a reason it has never heard of', () => {
  expect(reader.t(reasonKey('engine.bored'))).toBe('The translation didn’t work.');
  expect(reader.t(reasonKey('engine.timeout'))).toBe('The translation engine took too long.');
});
