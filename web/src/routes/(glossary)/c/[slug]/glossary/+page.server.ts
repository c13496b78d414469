import { glossaryActions, loadGlossary } from '$lib/glossary/serve-glossary.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadGlossary(event);
export const actions: Actions = glossaryActions;
