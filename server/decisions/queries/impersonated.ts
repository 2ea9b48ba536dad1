import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { AccessFacts } from "../../db/hot/access/facts";
import { isLive } from "./what-if";

const FOR_EVER = { source: "inherited", expiresAt: null };

/** The facts about somebody whom a service account impersonates: as the decision reads them, nothing administers. */
export function impersonatedFacts(facts: AccessFacts): AccessFacts {
  const { member, row, groups } = facts;
  const above = member !== null && isLive(member) && isOrganizationAdmin(member.role);
  const plain = { ...FOR_EVER, role: "member", roleId: null, roleName: null, roleAccess: null };
  const own = row !== null && isLive(row) ? row : null;
  return {
    ...facts,
    member: member === null ? null : { ...member, role: "member" },
    row: own === null ? (above ? plain : row) : { ...own, role: own.role === "admin" ? "member" : own.role },
    groups: groups.filter(({ kind }) => kind === "ordinary" || kind === "users"),
  };
}
