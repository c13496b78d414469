/** In which characters a reader wants Chinese. Stored text is as its author wrote it; this is for display alone. */
export const SCRIPTS = ['written', 'cn', 'tw', 'hk'] as const;
export type Script = (typeof SCRIPTS)[number];
/** One that text is converted into. */
export type Region = Exclude<Script, 'written'>;

/** How a page names Chinese in these characters, for fonts and screen readers. */
export const SCRIPT_TAGS: Record<Region, string> = { cn: 'zh-Hans', tw: 'zh-Hant-TW', hk: 'zh-Hant-HK' };
