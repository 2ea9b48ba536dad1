export const TIME_ZONE_COOKIE = "time-zone";

/** Tells the server the reader's zone for the next page. Browser only. */
export function keepTimeZone(): void {
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (document.cookie.includes(`${TIME_ZONE_COOKIE}=${zone}`)) return;
  document.cookie = `${TIME_ZONE_COOKIE}=${zone}; path=/; max-age=31536000; samesite=lax`;
}
