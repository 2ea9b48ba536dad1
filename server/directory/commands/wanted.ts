import "server-only";
import { covers, type Authority } from "../../access/rights/authority";
import { isOrganizationRole, type OrganizationRole } from "../../access/rights/built-in-roles";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import { findWorkspaceRole } from "../../roles/commands/resolve-role";
import { nameKey } from "../../text";
import { connectionOf, type DirectorySource, type HeldGroup, type SourceGroups } from "./sources";

const MAPPING = {
  id: true,
  identityProviderId: true,
  directoryGroupId: true,
  claimValue: true,
  target: true,
  workspaceId: true,
  groupId: true,
  role: true,
  workspace: { select: { deletedAt: true } },
} as const;

interface Mapping {
  id: string;
  identityProviderId: string | null;
  directoryGroupId: string | null;
  claimValue: string | null;
  target: string;
  workspaceId: string | null;
  groupId: string | null;
  role: string | null;
}

export interface WantedRole {
  role: string;
  roleId: string | null;
  name: string;
  authority: Authority;
  source: DirectorySource;
  mapping: string;
}

export interface WantedGroup {
  groupId: string;
  workspaceId: string;
  source: DirectorySource;
  /** Null: a group of equal name. */
  mapping: string | null;
}

export interface Wanted {
  organizationRole: { role: OrganizationRole; source: DirectorySource; mapping: string } | null;
  workspaceRoles: Map<string, WantedRole>;
  groups: WantedGroup[];
  /** The sources of which a row gives a role. */
  matched: ReadonlySet<DirectorySource>;
}

/**
 * In this order: what a mapped role of the organization must be above to be given. It is not the rank by which one person
 * may change another (`organizationRank`, where billing and member are equals): of two rows one has to win here, and
 * billing is more than nothing.
 */
const ORDER: readonly OrganizationRole[] = ["member", "billing", "admin", "owner"];

export function ranksAbove(one: OrganizationRole, other: OrganizationRole): boolean {
  return ORDER.indexOf(one) > ORDER.indexOf(other);
}

function names(mapping: Mapping, { id, displayName, externalId }: HeldGroup): boolean {
  if (mapping.directoryGroupId !== null) return mapping.directoryGroupId === id;
  return mapping.claimValue !== null && (mapping.claimValue === displayName || mapping.claimValue === externalId);
}

function applying(mappings: readonly Mapping[], { source, groups }: SourceGroups): Mapping[] {
  const connection = connectionOf(source);
  return mappings.filter(
    (mapping) =>
      (mapping.identityProviderId === null || mapping.identityProviderId === connection) &&
      groups.some((group) => names(mapping, group)),
  );
}

async function readMappings(db: Pick<ReadDatabase, "directoryMapping">, organizationId: string): Promise<Mapping[]> {
  const rows = await db.directoryMapping.findMany({
    where: { organizationId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: MAPPING,
  });
  return rows.flatMap(({ workspace, ...row }) => (workspace?.deletedAt instanceof Date ? [] : row));
}

/** Of each workspace the first row that fits; of several sources the one that goes further. */
async function roleOf(tx: TransactionDatabase, wanted: Wanted, mapping: Mapping, source: DirectorySource) {
  const { workspaceId, role } = mapping;
  if (workspaceId === null || role === null) return;
  const before = wanted.workspaceRoles.get(workspaceId);
  if (before?.source === source) return;
  const found = await findWorkspaceRole(tx, role, workspaceId);
  if (found === null || (before !== undefined && covers(before.authority, found.authority))) return;
  wanted.workspaceRoles.set(workspaceId, { ...found, source, mapping: mapping.id });
}

function organizationRoleOf(wanted: Wanted, { role, id }: Mapping, source: DirectorySource): void {
  if (role === null || !isOrganizationRole(role)) return;
  const before = wanted.organizationRole;
  if (before !== null && (before.source === source || !ranksAbove(role, before.role))) return;
  wanted.organizationRole = { role, source, mapping: id };
}

async function equalNames(
  db: Pick<ReadDatabase, "group">,
  organizationId: string,
  { source, groups, matchedIn }: SourceGroups,
  mapped: readonly Mapping[],
): Promise<WantedGroup[]> {
  if (matchedIn.length === 0) return [];
  const unmapped = groups.filter((group) => !mapped.some((row) => row.target === "group" && names(row, group)));
  const rows = await db.group.findMany({
    where: {
      organizationId,
      kind: "ordinary",
      workspaceId: { in: [...matchedIn] },
      workspace: { deletedAt: null },
      nameKey: { in: unmapped.map(({ displayName }) => nameKey(displayName)) },
    },
    select: { id: true, workspaceId: true },
  });
  return rows.map(({ id, workspaceId }) => ({ groupId: id, workspaceId, source, mapping: null }));
}

/**
 * What holds by the mapping rows, read in their order, and by groups of equal name: per workspace the first row that
 * fits, every group that one leads to, and the first role of the organization.
 */
export async function wantedOf(
  tx: TransactionDatabase,
  organizationId: string,
  sources: readonly SourceGroups[],
): Promise<Wanted> {
  const mappings = await readMappings(tx, organizationId);
  const matched = new Set<DirectorySource>();
  const wanted: Wanted = { organizationRole: null, workspaceRoles: new Map(), groups: [], matched };
  for (const one of sources) {
    const { source } = one;
    const rows = applying(mappings, one);
    for (const row of one.syncRoles ? rows : []) {
      if (row.target !== "group") matched.add(source);
      if (row.target === "organization_role") organizationRoleOf(wanted, row, source);
      if (row.target === "workspace_role") await roleOf(tx, wanted, row, source);
    }
    if (!one.syncGroups) continue;
    for (const { id: mapping, target, groupId, workspaceId } of rows) {
      if (target !== "group" || groupId === null || workspaceId === null) continue;
      wanted.groups.push({ groupId, workspaceId, source, mapping });
    }
    wanted.groups.push(...(await equalNames(tx, organizationId, one, rows)));
  }
  return wanted;
}
