import type { Key, Translate } from '$lib/i18n';
import { fullDate } from '$lib/i18n/format.ts';
import type { Prefs } from '$lib/api/shapes.ts';
import { paths } from '$lib/paths.ts';
import { isPeople, kindOfTranslation } from '$lib/reading/kind-of-translation.ts';
import type { Provenance } from './shown-post.ts';

const reasons = new Set([
  'engine.busy', 'engine.unreachable', 'engine.timeout', 'engine.failed', 'engine.bad_output', 'engine.refused',
  'engine.misconfigured', 'engine.budget_spent', 'pair.unsupported', 'model.missing', 'model.corrupt', 'markup.lost', 'numbers.lost', 'output.suspicious', 'text.gives_orders', 'text.too_long',
]);

/** The text for why a translation failed; a reason this page does not know is still said to be a failure. */
export function reasonKey(reason: string | null): Key {
  return (reason && reasons.has(reason) ? `reading:reason.${reason}` : 'reading:reason.unknown') as Key;
}

interface Reader {
  t: Translate;
  prefs: Prefs;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] as string);

// On a page of fifty posts nearly all translations come from one engine; the line is made once. Bounded, public facts only.
const made = new Map<string, string>();

/**
 * What wrote a post's translation: one line, the rest of the facts under it, and the way to its sentences. As a string,
 * because this stands under every post and is made from escaped facts alone.
 */
export function provenanceHtml(postId: string, translation: Provenance, { t, prefs }: Reader): string {
  const { engine, engineVersion, model, quality, local, keptCount, humanCount, translatedAt, state } = translation;
  const key = [prefs.locale, engine, engineVersion, model, quality, local, keptCount, humanCount, state].join('\n');
  let html = made.get(key);
  if (html === undefined) {
    if (made.size > 500) made.clear();
    made.set(key, (html = line(translation, t)));
  }
  const time = translatedAt === null ? '' : `<time datetime="${escape(translatedAt)}">${escape(fullDate(translatedAt, prefs.locale, prefs.timeZone))}</time>`;
  return doubtsHtml(translation, t) + html.replace('<!--time-->', time).replace('<!--sheet-->', escape(paths.translation(postId, translation.language)));
}

/** What to check in a translation, said before who wrote it: `check the number: 3万 / 30,000`. */
function doubtsHtml({ doubts = [] }: Provenance, t: Translate): string {
  if (doubts.length === 0) return '';
  const items = doubts.map(({ kind, source, target }) => {
    const words = [source, target].filter(Boolean).join(' / ');
    return `<li>${escape(t(`reading:doubt.${kind}`, { words }))}</li>`;
  });
  return `<ul class="doubts">${items.join('')}</ul>`;
}

function line({ engine, engineVersion, model, quality, local, keptCount, humanCount }: Provenance, t: Translate): string {
  const byPeople = isPeople(engine);
  const kind = kindOfTranslation({ engine, quality });
  const name = model ?? engine ?? '';
  const fact = (label: Key, value: string) => `<div><dt>${escape(t(label))}</dt><dd>${value}</dd></div>`;
  // Of a machine's translation; where people wrote all of it, the badge says so.
  const readers = humanCount && !byPeople ? ` <span class="readers">${escape(t('reading:provenance.human', { count: humanCount }))}</span>` : '';
  const kept = keptCount ? `<p class="kept-note">${escape(t('reading:kept', { count: keptCount }))}</p>` : '';
  return (
    `<details class="provenance ${kind}"><summary><span class="badge${kind === 'draft' ? ' draft' : ''}">${escape(t(`reading:quality.${kind}`))}</span> ` +
    `${byPeople ? '' : `<span class="from">${escape(t('reading:provenance.by', { model: name }))}</span>`}${readers}</summary><dl>` +
    fact('reading:provenance.quality', escape(t(`reading:quality.${kind}.means`))) +
    (byPeople ? '' : fact('reading:provenance.engine', `<a href="${escape(paths.engines(engine ?? undefined))}">${escape([engine, engineVersion].filter(Boolean).join(' '))}</a>`) + fact('reading:provenance.model', escape(name))) +
    (byPeople ? '' : fact('reading:provenance.where', escape(t(local === false ? 'reading:provenance.remote' : 'reading:provenance.local')))) +
    fact('reading:provenance.when', '<!--time-->') +
    `</dl><p><a href="<!--sheet-->">${escape(t('reading:provenance.sentences'))}</a></p></details>${kept}`
  );
}
