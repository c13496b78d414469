/** Remembers the browser's time zone, so that the next page comes with the right times from the server. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`laoyou_tz=${encodeURIComponent(zone)}`)) {
  document.cookie = `laoyou_tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
