import { BADGE } from "./cell";
import type { Tone } from "./types";

/** A state in a word, with a shape that tells its kind without colour. */
export function StatusBadge({ tone = "neutral", children }: { tone?: Tone; children: string }) {
  return <span className={BADGE[tone]}>{children}</span>;
}
