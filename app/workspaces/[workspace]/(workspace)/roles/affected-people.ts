import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { CUSTOM_ROLES, PERMISSION_LABELS } from "@/app/_sentences/access/roles";
import type { AffectedView } from "@/server/roles/schema";

function named(permissions: readonly string[]) {
  return permissions.map((key) => ({ key, text: PERMISSION_LABELS[key] ?? key }));
}

/** Who has the role, and who is invited into it. */
export function holderParts({ holderCount, firstHolders, invitations }: AffectedView): PreviewSection["parts"] {
  const items = firstHolders.map(({ id, name }) => ({ key: id, text: name }));
  return [
    { label: CUSTOM_ROLES.people, total: holderCount, items },
    { label: CUSTOM_ROLES.invitations, total: invitations },
  ];
}

/** Whom a change of the role concerns, and what they lose and gain by it. */
export function affectedSections(
  affected: AffectedView,
  before: readonly string[],
  after: readonly string[],
): readonly PreviewSection[] {
  const lost = before.filter((permission) => !after.includes(permission));
  const gained = after.filter((permission) => !before.includes(permission));
  const nobody = affected.holderCount === 0 && affected.invitations === 0;
  return [
    {
      kind: "stays",
      title: CUSTOM_ROLES.affected,
      lines: nobody ? [CUSTOM_ROLES.affectedNobody] : [],
      parts: [
        ...(holderParts(affected) ?? []),
        { label: CUSTOM_ROLES.loses, total: lost.length, items: named(lost) },
        { label: CUSTOM_ROLES.gains, total: gained.length, items: named(gained) },
      ],
    },
  ];
}
