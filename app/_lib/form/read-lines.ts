export interface ReadEntry {
  /** Where it stands in the text, from 1. */
  line: number;
  text: string;
  /** The line of an equal entry before it. */
  sameAs?: number;
}

/** Of `Member One <member-0001@example.com>` the part in the brackets, else each word. */
function partsOf(piece: string): string[] {
  const bracketed = [...piece.matchAll(/<([^<>]+)>/g)].map(([, inner = ""]) => inner.trim());
  return bracketed.length > 0 ? bracketed : piece.split(/\s+/);
}

/**
 * What was pasted, one entry after the other: a line, comma, semicolon or blank ends one.
 * Capitals do not tell two apart.
 */
export function readLines(text: string): ReadEntry[] {
  const first = new Map<string, number>();
  return text.split(/\r?\n/).flatMap((content, index) =>
    content
      .split(/[,;]/)
      .flatMap(partsOf)
      .filter((part) => part !== "")
      .map((part): ReadEntry => {
        const line = index + 1;
        const sameAs = first.get(part.toLowerCase());
        if (sameAs !== undefined) return { line, text: part, sameAs };
        first.set(part.toLowerCase(), line);
        return { line, text: part };
      }),
  );
}
