const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The code of what is wrong with an unsafe request's Origin, or null. The API checks again by its own rule. */
export function foreignOrigin(request: Request, own: URL): 'origin.missing' | 'origin.foreign' | null {
  if (!unsafe.has(request.method)) return null;
  const origin = request.headers.get('origin');
  if (!origin) return 'origin.missing';
  // The host the browser asked for; behind a proxy the scheme seen here may differ from the public one.
  const hosts = [own.host, request.headers.get('host')];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host) ? null : 'origin.foreign';
}
