/** What the translation room offers to the rest of the house. */
export * from './languages.ts';
export * from './errors.ts';
export type * from './ports.ts';
export { DOUBT_KINDS, type Doubt, type DoubtKind } from './doubts.ts';
export { renderPost, type RenderedPost } from './render-post.ts';
export { PostTooDeep, MAX_DEPTH } from './markdown-limits.ts';
export { detectLanguage, type LanguageGuess } from './detect-language.ts';
export { AUTHORS, isByAuthor } from './own-version.ts';
export { NO_ENGINES } from './provenance.ts';
export { QUALITIES } from './quality.ts';
export { planWork, type WorkText } from './plan-work.ts';
export { createTranslator, type Translator, type TranslatorDeps, type TranslateOptions } from './translate-text.ts';
export { doubtsOf, editForm, readEdited, type EditForm, type Reading } from './edit-form.ts';
export { plainOf, type OpenSentence } from './sentences-of.ts';
export { runJob, type RunJobDeps, type Attempt, type JobOutcome } from './run-job.ts';
export { Interrupted } from './time-limit.ts';
export { MAX_ATTEMPTS } from './retry-policy.ts';
