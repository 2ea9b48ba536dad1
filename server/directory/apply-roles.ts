import "server-only";
import { covers, withEveryResource, workspaceAuthority, type Authority } from "../access/rights/authority";
import { organizationRoleOf, workspaceRoleOf } from "../access/rights/built-in-roles";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { endFormer } from "../members/commands/admission/end-former";
import { endMemberships } from "../members/ending";
import { administeredAlone, ownedAlone } from "../members/queries/last-ones";
import { notify } from "../notifications/notify";
import { keptByRole } from "../provisioning/views/makers";
import { isDirectorySource } from "./commands/sources";
import { ranksAbove, type Wanted, type WantedRole } from "./commands/wanted";

/** The person whose rows are brought into step, as the change's transaction reads them. */
export interface Subject {
  organizationId: string;
  userId: string;
  name: string;
  emailKey: string;
}

function draftOf(subject: Subject, fields: Pick<AuditDraft, "before" | "after">, workspaceId?: string): AuditDraft {
  const { organizationId, userId: id, name } = subject;
  return {
    action: "directory.sync",
    target: { type: "user", id, name },
    place: { organizationId, ...(workspaceId === undefined ? {} : { workspaceId }) },
    ...fields,
  };
}

/** What the directory would take away and the product keeps: a warning in the audit, and a word to the owners. */
async function kept(
  tx: TransactionDatabase,
  subject: Subject,
  action: "directory.keep-last-owner" | "directory.keep-last-admin",
  place: { name: string; workspaceId?: string },
): Promise<AuditDraft> {
  const { organizationId, name } = subject;
  const owners = await tx.organizationMember.findMany({
    where: { organizationId, role: "owner", suspendedAt: null },
    select: { userId: true },
  });
  const role = action === "directory.keep-last-owner" ? "owner" : "admin";
  const data = { who: name, place: place.name, role };
  await notify(
    tx,
    owners.map(({ userId }) => ({ userId, kind: "directory.kept" as const, organizationId, data })),
  );
  return { ...draftOf(subject, { after: { kept: role } }, place.workspaceId), action };
}

/**
 * A role of the organization is only ever raised, and what was given by hand comes back when the directory takes its own
 * away. The last owner stays one.
 */
export async function applyOrganizationRole(
  tx: TransactionDatabase,
  subject: Subject,
  wanted: Wanted["organizationRole"],
  frozen: ReadonlySet<string>,
): Promise<AuditDraft[]> {
  const { organizationId, userId } = subject;
  const where = { organizationId_userId: { organizationId, userId } };
  const row = await tx.organizationMember.findUnique({
    where,
    select: { role: true, source: true, priorRole: true, priorSource: true, organization: { select: { name: true } } },
  });
  if (row === null || (row.priorRole !== null && frozen.has(row.source))) return [];
  const base = organizationRoleOf(row.priorRole ?? row.role);
  const baseSource = row.priorRole === null ? row.source : (row.priorSource ?? "manual");
  const raised = wanted !== null && ranksAbove(wanted.role, base) ? wanted : null;
  const role = raised?.role ?? base;
  const source = raised?.source ?? baseSource;
  if (role === row.role && source === row.source) return [];
  if (row.role === "owner" && role !== "owner") {
    const [alone] = await ownedAlone(tx, { userId, organizationId });
    if (alone !== undefined) return [await kept(tx, subject, "directory.keep-last-owner", alone)];
  }
  const prior = raised === null ? { priorRole: null, priorSource: null } : { priorRole: base, priorSource: baseSource };
  const apart = role === "owner" ? {} : { breakGlass: false };
  await tx.organizationMember.update({ where, data: { role, source, ...prior, ...apart } });
  const before = { role: row.role, source: row.source };
  const after = { role, source, ...(await keptByRole(tx, subject, role)) };
  return [draftOf(subject, { before, after })];
}

interface Row {
  role: string;
  roleId: string | null;
  source: string;
  priorRole: string | null;
  priorRoleId: string | null;
  priorSource: string | null;
}

/** What the row is without what the directory gave; null where the directory made it. */
function baseOf(row: Row, frozen: ReadonlySet<string>) {
  const { role, roleId, source, priorRole, priorRoleId, priorSource } = row;
  if (!isDirectorySource(source) || frozen.has(source)) return { role, roleId, source };
  return priorRole === null ? null : { role: priorRole, roleId: priorRoleId, source: priorSource ?? "manual" };
}

async function authorityOf(tx: TransactionDatabase, role: string, roleId: string | null): Promise<Authority> {
  if (role !== "custom" || roleId === null) return withEveryResource(workspaceAuthority(workspaceRoleOf(role)));
  const custom = await tx.role.findFirst({ where: { id: roleId }, select: { permissions: true, access: true } });
  return workspaceAuthority("custom", custom?.permissions, custom?.access);
}

interface Place {
  id: string;
  name: string;
  isDefault: boolean;
  /** What newcomers are in the default workspace. */
  defaultRole: string;
}

async function leave(tx: TransactionDatabase, subject: Subject, row: Row, { id: workspaceId }: Place) {
  const { organizationId, userId, emailKey } = subject;
  const leaver = { userId, emailKey, organizationId, workspaceId, endedById: userId };
  const { counts, after, entries } = await endMemberships(tx, { ...leaver, reason: "membership_ended" });
  const before = { role: row.role, source: row.source, ...counts };
  return [draftOf(subject, { before, after }, workspaceId), ...entries];
}

async function applyIn(
  tx: TransactionDatabase,
  subject: Subject,
  place: Place,
  wanted: WantedRole | undefined,
  frozen: ReadonlySet<string>,
): Promise<AuditDraft[]> {
  const { organizationId, userId } = subject;
  const { id: workspaceId } = place;
  const where = { workspaceId_userId: { workspaceId, userId } };
  const row = await tx.workspaceMember.findUnique({ where });
  if (row === null) {
    if (wanted === undefined) return [];
    const { role, roleId, source } = wanted;
    await tx.workspaceMember.create({ data: { organizationId, workspaceId, userId, role, roleId, source } });
    return [draftOf(subject, { before: { role: null }, after: { role: wanted.name, source } }, workspaceId)];
  }
  const own = baseOf(row, frozen);
  // Everybody of the organization is in its default workspace, so what goes there is the role alone.
  const base = own ?? (place.isDefault ? { role: place.defaultRole, roleId: null, source: "manual" } : null);
  const lower =
    base !== null && wanted !== undefined && covers(await authorityOf(tx, base.role, base.roleId), wanted.authority);
  const next = wanted === undefined || lower ? base : wanted;
  if (next !== null && next.role === row.role && next.roleId === row.roleId && next.source === row.source) return [];
  if (row.role === "admin" && next?.role !== "admin") {
    const [alone] = await administeredAlone(tx, { userId, organizationId, workspaceId });
    if (alone !== undefined) return [await kept(tx, subject, "directory.keep-last-admin", { ...alone, workspaceId })];
  }
  if (next === null) return leave(tx, subject, row, place);
  const raised = next === wanted && base !== null;
  const prior = raised
    ? { priorRole: base.role, priorRoleId: base.roleId, priorSource: base.source }
    : { priorRole: null, priorRoleId: null, priorSource: null };
  const { role, roleId, source } = next;
  await tx.workspaceMember.update({ where, data: { role, roleId, source, ...prior } });
  const before = { role: row.role, source: row.source };
  return [draftOf(subject, { before, after: { role, source } }, workspaceId)];
}

/**
 * Brings the roles of a person in workspaces into step: those that are wanted, and those that a directory gave before.
 */
export async function applyWorkspaceRoles(
  tx: TransactionDatabase,
  subject: Subject,
  wanted: ReadonlyMap<string, WantedRole>,
  frozen: ReadonlySet<string>,
): Promise<AuditDraft[]> {
  const { organizationId, userId } = subject;
  const given = await tx.workspaceMember.findMany({
    where: { organizationId, userId, OR: [{ source: "scim" }, { source: { startsWith: "claim:" } }] },
    select: { workspaceId: true },
  });
  const ids = new Set([...wanted.keys(), ...given.map(({ workspaceId }) => workspaceId)]);
  const places = await tx.workspace.findMany({
    where: { organizationId, id: { in: [...ids] }, deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, name: true, isDefault: true, organization: { select: { defaultRole: true } } },
  });
  const entries: AuditDraft[] = [];
  for (const { organization, ...place } of places) {
    await endFormer(tx, { organizationId, workspaceId: place.id }, [userId]);
    const one = { ...place, defaultRole: organization.defaultRole };
    entries.push(...(await applyIn(tx, subject, one, wanted.get(place.id), frozen)));
  }
  return entries;
}
