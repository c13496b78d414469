/** Where the texts lie that only some pages use. A module of its own: their addresses alone would be half a kilobyte on every page. */
export const further = import.meta.glob(['../../../../locales/*/*.json', '!../../../../locales/*/{common,site,reading}.json'], {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
}) as Record<string, string>;
