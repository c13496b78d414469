/** The address of this page with some of its query changed; `null` takes a name out. Order is kept. */
export function withQuery(url: Pick<URL, 'pathname' | 'searchParams'>, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return url.pathname + (text ? `?${text}` : '');
}
