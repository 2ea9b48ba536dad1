interface CommandEntry {
  key: string;
  label: string;
  /** What it belongs to, shown beside it and searched too. */
  context?: string;
  current?: boolean;
  run: () => void;
}

export interface CommandGroup {
  label: string;
  entries: readonly CommandEntry[];
}

/**
 * Every word of the query must stand somewhere in the entry. Names that begin with the query come first in their group.
 */
export function matching(groups: readonly CommandGroup[], query: string): CommandGroup[] {
  const text = query.trim().toLowerCase();
  if (text === "") return groups.filter(({ entries }) => entries.length > 0);
  const words = text.split(/\s+/);
  return groups
    .map(({ label, entries }) => {
      const found = entries.filter((entry) => {
        const whole = `${entry.label} ${entry.context ?? ""} ${label}`.toLowerCase();
        return words.every((word) => whole.includes(word));
      });
      const begins = found.filter((entry) => entry.label.toLowerCase().startsWith(text));
      return { label, entries: [...begins, ...found.filter((entry) => !begins.includes(entry))] };
    })
    .filter(({ entries }) => entries.length > 0);
}
