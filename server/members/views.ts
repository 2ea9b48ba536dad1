import "server-only";
import { isProjectRole, organizationRoleOf, workspaceRoleOf } from "../access/rights/built-in-roles";
import type { MemberRow } from "../db/hot/people/members";
import type { ExternalRow, OrganizationMemberRow } from "../db/hot/people/organization-members";
import type { PendingRow } from "../db/hot/people/pending-members";
import type { UsageColumns } from "../db/hot/conditions";
import { pictureOf } from "../pictures/schema";
import type { ExternalView, MemberView, OrganizationMemberView, UserView } from "./schema";

/** Of a source of claims the kind alone: which connection it is stands in the audit. */
export function sourceOf(source: string): "manual" | "invitation" | "scim" | "claim" {
  if (source.startsWith("claim:")) return "claim";
  return source === "invitation" || source === "scim" ? source : "manual";
}

export function earlier(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const WITH_MILLISECONDS = 23;

/** "2026-03-04 05:06:07.08" as the statements answer it -> "2026-03-04T05:06:07.080Z". */
function written(time: string): string {
  const whole = time.length === WITH_MILLISECONDS ? time : time.padEnd(20, ".").padEnd(WITH_MILLISECONDS, "0");
  return `${whole.slice(0, 10)}T${whole.slice(11)}Z`;
}

function writtenOrNull(time: string | null | undefined): string | null {
  return time === null || time === undefined ? null : written(time);
}

function earlierText(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function usage(row: UsageColumns) {
  return {
    lastSignInAt: writtenOrNull(row.lastSignInAt),
    lastSignInBy: row.lastSignInBy ?? null,
    lastApiUseAt: writtenOrNull(row.lastApiUseAt),
    lastUiUseAt: writtenOrNull(row.lastUiUseAt),
  };
}

const NO_USE = usage({});

function statusOf({ suspended }: { suspended: boolean }): "active" | "suspended" {
  return suspended ? "suspended" : "active";
}

/** The role of a row as views show it: "custom" with the role's name, or one of the product. */
export function roleView(role: string, custom: { id: string | null; name: string | null }) {
  const { id, name } = custom;
  if (role === "custom" && id !== null) return { role: "custom" as const, customRole: { id, name: name ?? "" } };
  return { role: workspaceRoleOf(role), customRole: null };
}

export function toMemberView(row: MemberRow): MemberView {
  const { userId, name, email, role } = row;
  const common = {
    user: { id: userId, name, email, ...pictureOf(userId, row.picture) },
    status: statusOf(row),
    joinedAt: written(row.joinedAt),
    expiresAt: earlierText(writtenOrNull(row.expiresAt), writtenOrNull(row.organizationExpiresAt)),
    organizationRole: organizationRoleOf(row.organizationRole),
    groups: row.groups ?? [],
    ...usage(row),
  };
  if (role === null) return { ...common, role: "admin", customRole: null, source: "inherited" };
  const custom = { id: row.roleId, name: row.roleName };
  return { ...common, ...roleView(role, custom), source: sourceOf(row.source ?? "") };
}

export function toUserView(row: MemberRow): UserView {
  const { joinedAt, ...member } = toMemberView(row);
  return { ...member, id: row.userId, email: row.email, addedAt: joinedAt, invitation: null };
}

const MAIL_STATES = ["queued", "sent", "failed", "off"] as const;

export function toPendingView(row: PendingRow): UserView {
  const mail = MAIL_STATES.find((known) => known === row.mailState) ?? "off";
  return {
    id: row.id,
    user: null,
    email: row.email,
    status: "pending",
    ...roleView(row.role, { id: row.roleId, name: row.roleName }),
    source: "invitation",
    organizationRole: null,
    groups: row.groups ?? [],
    addedAt: row.createdAt.toISOString(),
    expiresAt: iso(row.memberUntil),
    invitation: {
      expiresAt: row.expiresAt.toISOString(),
      mail,
      mailReason: mail === "failed" ? row.mailReason : null,
    },
    ...NO_USE,
  };
}

export function toOrganizationMemberView(row: OrganizationMemberRow): OrganizationMemberView {
  const { userId, name, email } = row;
  return {
    user: { id: userId, name, email, ...pictureOf(userId, row.picture) },
    status: statusOf(row),
    role: organizationRoleOf(row.organizationRole),
    source: sourceOf(row.source),
    joinedAt: written(row.joinedAt),
    expiresAt: writtenOrNull(row.organizationExpiresAt),
    vouchedBy: row.vouchedById,
    vouchedByName: row.vouchedByName,
    ...usage(row),
  };
}

/** A role in a project as its row says it; one that this version does not know gives as little as possible. */
export function projectRoleView(role: string) {
  if (role === "custom" || role === "access") return role;
  return isProjectRole(role) ? role : "viewer";
}

export function toExternalView(row: ExternalRow): ExternalView {
  const { userId, name, email, projects } = row;
  const { lastSignInAt, lastSignInBy } = usage(row);
  return {
    user: { id: userId, name, email, ...pictureOf(userId, row.picture) },
    status: statusOf(row),
    projects: projects.map(({ role, ...project }) => ({ ...project, role: projectRoleView(role) })),
    lastSignInAt,
    lastSignInBy,
  };
}
