/**
 * Language and time zone of whoever reads, for what is written in the browser alone: as they chose on their profile,
 * which the document carries, else the browser's own.
 */
export function readerHere(): { locale: string; timeZone: string } {
  const chosen = typeof document === "undefined" ? {} : document.documentElement.dataset;
  return {
    locale: chosen.locale ?? (typeof navigator === "undefined" ? "en" : navigator.language),
    timeZone: chosen.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
