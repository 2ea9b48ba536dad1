import "server-only";
import { isOrganizationRole } from "../access/rights/built-in-roles";
import type { OrganizationScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { containing, countOf, keyset, toPage, type Page } from "../paging";
import {
  MAPPING_TARGETS,
  MOST_MAPPINGS,
  type DirectoryGroupView,
  type ListDirectoryGroupsInput,
  type ListMappingsInput,
  type MappingView,
} from "./schema";

/** The directory groups of an organization, from SCIM and from claims. */
export async function listDirectoryGroups(
  scope: OrganizationScope,
  input: ListDirectoryGroupsInput,
): Promise<Page<DirectoryGroupView>> {
  const { db } = scope;
  const { after, orderBy, take } = keyset(input);
  const { search, source } = input;
  const text =
    search === undefined ? {} : { OR: [{ displayName: containing(search) }, { externalId: containing(search) }] };
  const from = source === undefined ? {} : { identityProviderId: source === "scim" ? null : { not: null } };
  const where = { AND: [text, from] };
  const rows = await db.directoryGroup.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
  });
  const count = await countOf(input, rows.length, (limit) => db.directoryGroup.count({ where, ...limit }));
  const connections = await db.identityProvider.findMany({
    where: { id: { in: rows.flatMap(({ identityProviderId }) => identityProviderId ?? []) } },
    select: { id: true, displayName: true },
  });
  const theirs = { directoryGroupId: { in: rows.map(({ id }) => id) } };
  const counted = { by: ["directoryGroupId" as const], where: theirs, _count: { _all: true as const } };
  const members = new Map(
    (await db.directoryGroupMember.groupBy(counted)).map((row) => [row.directoryGroupId, row._count._all]),
  );
  const mappings = new Map(
    (await db.directoryMapping.groupBy(counted)).map((row) => [row.directoryGroupId, row._count._all]),
  );
  const nameOf = new Map(connections.map(({ id, displayName }) => [id, { id, name: displayName }]));
  return toPage(
    input,
    rows,
    count,
    ({ id }) => id,
    ({ id, displayName, externalId, identityProviderId, createdAt }) => ({
      id,
      name: displayName,
      externalId,
      source: identityProviderId === null ? "scim" : "claim",
      connection: nameOf.get(identityProviderId ?? "") ?? null,
      memberCount: members.get(id) ?? 0,
      mappings: mappings.get(id) ?? 0,
      createdAt: createdAt.toISOString(),
    }),
  );
}

const COLUMNS = {
  id: true,
  claimValue: true,
  target: true,
  role: true,
  createdAt: true,
  identityProvider: { select: { id: true, displayName: true } },
  directoryGroup: { select: { id: true, displayName: true } },
  workspace: { select: { id: true, name: true } },
  group: { select: { id: true, name: true } },
} as const;

function named(row: { id: string; displayName: string } | null) {
  return row === null ? null : { id: row.id, name: row.displayName };
}

type Database = Pick<ReadDatabase, "directoryMapping" | "role">;

/** All rows in their order; also in the transaction that changed them. */
export async function readMappings(db: Database, organizationId: string): Promise<MappingView[]> {
  const rows = await db.directoryMapping.findMany({
    where: { organizationId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: MOST_MAPPINGS,
    select: COLUMNS,
  });
  const custom = await db.role.findMany({
    where: { organizationId, id: { in: rows.flatMap(({ role }) => role ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map(({ identityProvider, directoryGroup, createdAt, role, target, ...row }, index) => ({
    ...row,
    position: index + 1,
    target: MAPPING_TARGETS.find((one) => one === target) ?? "group",
    connection: named(identityProvider),
    directoryGroup: named(directoryGroup),
    role,
    roleName: custom.find(({ id }) => id === role)?.name ?? null,
    organizationRole: target === "organization_role" && role !== null && isOrganizationRole(role) ? role : null,
    createdAt: createdAt.toISOString(),
  }));
}

/** What a row says, as far as a search looks into it. */
function wordsOf({ claimValue, directoryGroup, group, workspace, role, roleName }: MappingView): string {
  return [claimValue, directoryGroup?.name, group?.name, workspace?.name, role, roleName].join(" ").toLowerCase();
}

export async function listMappings(
  { db, organization }: OrganizationScope,
  { search, identityProvider }: ListMappingsInput,
): Promise<{ items: MappingView[] }> {
  const rows = await readMappings(db, organization.id);
  const items = rows.filter(
    (row) =>
      (search === undefined || wordsOf(row).includes(search.toLowerCase())) &&
      (identityProvider === undefined || row.connection === null || row.connection.id === identityProvider),
  );
  return { items };
}
