import type { PreviewPart, PreviewSection } from "@/app/_components/dialog/preview-types";
import { RULES } from "@/app/_sentences/access/rules";
import type { RuleChangeView } from "@/server/access-rules/schema";

function partOf(label: string, { total, atLeast, items }: RuleChangeView["gain"]): PreviewPart {
  return {
    label: atLeast ? `${label} (${RULES.atLeast})` : label,
    total,
    items: items.map(({ id, name, from, to }) => ({
      key: id,
      text: name,
      note: RULES.change(RULES.reach[from], RULES.reach[to]),
    })),
  };
}

/** Who gains and who loses, as a dialog shows it. */
export function changeSections({ gain, lose, warnings }: RuleChangeView): readonly PreviewSection[] {
  const told: PreviewSection[] = [
    { kind: "ends", title: RULES.lose, parts: [partOf(RULES.losers, lose)] },
    { kind: "stays", title: RULES.gain, parts: [partOf(RULES.gainers, gain)] },
  ];
  if (warnings.length > 0) {
    told.unshift({ kind: "ownerless", title: RULES.title, lines: warnings.map((warning) => RULES.warnings[warning]) });
  }
  if (gain.total + lose.total === 0) told.push({ kind: "stays", title: RULES.subjects, lines: [RULES.unchanged] });
  return told;
}
