/** Other systems whose outputs for FLORES and IWSLT 2017 are stored with the sets (mozilla/firefox-translations-models). */
export const SYSTEMS = [
  { id: 'google', file: 'google', title: 'Google' },
  { id: 'firefox_base_memory', file: 'bergamot-base-memory', title: 'Firefox b-m' },
  { id: 'nllb', file: 'nllb', title: 'NLLB' },
  { id: 'opusmt', file: 'opusmt', title: 'OPUS-MT' },
  { id: 'argos', file: 'argos', title: 'Argos' },
] as const;

export type SystemId = (typeof SYSTEMS)[number]['id'];
