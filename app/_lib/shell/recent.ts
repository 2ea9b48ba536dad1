export type SwitchLevel = "organization" | "workspace" | "project";

const KEPT = 8;

function keyOf(level: SwitchLevel): string {
  return `tenantry:recent-${level}`;
}

/** Slugs, the last one first. A browser that refuses storage simply has no recent ones. */
export function readRecent(level: SwitchLevel): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(level)) ?? "[]");
    return Array.isArray(value) ? value.filter((slug): slug is string => typeof slug === "string") : [];
  } catch {
    return [];
  }
}

export function keepRecent(level: SwitchLevel, slug: string): void {
  try {
    const others = readRecent(level).filter((known) => known !== slug);
    localStorage.setItem(keyOf(level), JSON.stringify([slug, ...others].slice(0, KEPT)));
  } catch {
    // Nothing depends on it.
  }
}
