import { field } from '$lib/forms/failed.ts';

/** The author's own version among a form's fields, as the API takes it; nothing when the field is empty. */
export function ownOf(sent: FormData): { own?: { markdown: string; title?: string; machine: boolean } } {
  const markdown = field(sent, 'own');
  if (markdown.trim() === '') return {};
  const title = sent.get('ownTitle');
  return { own: { markdown, ...(typeof title === 'string' && { title }), machine: field(sent, 'ownMachine') === '1' } };
}
