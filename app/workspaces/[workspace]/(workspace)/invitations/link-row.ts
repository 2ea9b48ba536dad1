import type { Row, Tone } from "@/app/_components/table/types";
import { ROLES } from "@/app/_sentences/access/role-names";
import { LINKS } from "@/app/_sentences/people/invitations";
import type { LinkStatus, LinkView } from "@/server/invitation-links/schema";

const TONES: Readonly<Record<LinkStatus, Tone>> = {
  open: "ok",
  used: "neutral",
  expired: "warn",
  revoked: "neutral",
};

export function linkRow(link: LinkView): Row {
  const { id, role, customRole, groups, status, creatorMayInvite, createdBy, createdAt, expiresAt, revokedAt } = link;
  const name = customRole?.name ?? ROLES[role] ?? role;
  const beside = groups.map((group) => group.name).join(", ");
  const dead = status === "open" && !creatorMayInvite;
  return {
    id,
    name: `${LINKS.label} ${name}`,
    cells: {
      role: beside === "" ? name : { text: name, note: beside },
      status: {
        text: LINKS.statuses[status],
        tone: dead ? "warn" : TONES[status],
        ...(dead ? { note: LINKS.gone } : {}),
      },
      uses: LINKS.usesOf(link.uses, link.useMaximum),
      domains: link.allowedDomains.length === 0 ? LINKS.anyDomain : link.allowedDomains.join(", "),
      created: createdAt,
      ends: revokedAt ?? expiresAt,
      maker: createdBy.name,
    },
    actions: revokedAt === null ? ["revoke"] : [],
  };
}
