import "server-only";
import { organizationRoleOf, type OrganizationRole } from "../../access/rights/built-in-roles";
import type { TransactionDatabase } from "../../audit/audited";
import { readSources } from "./sources";
import type { SyncedConnection } from "./sync-claims";
import { ranksAbove, wantedOf, type Wanted } from "./wanted";

interface Named {
  id: string;
  name: string;
}

/** What a sign-in with these groups would come to. */
interface DirectoryPreview {
  /** No row gives a role: the connection's `withoutMatch` decides. */
  matched: boolean;
  /** Null: a member as before. */
  organizationRole: OrganizationRole | null;
  workspaces: { workspace: Named; role: string }[];
  groups: { workspace: Named; group: Named; by: "mapping" | "name" }[];
}

async function namesOf(tx: TransactionDatabase, organizationId: string, wanted: Wanted) {
  const workspaceIds = [...wanted.workspaceRoles.keys(), ...wanted.groups.map(({ workspaceId }) => workspaceId)];
  const select = { id: true, name: true } as const;
  const workspaces = await tx.workspace.findMany({ where: { organizationId, id: { in: workspaceIds } }, select });
  const groupIds = wanted.groups.map(({ groupId }) => groupId);
  const groups = await tx.group.findMany({ where: { organizationId, id: { in: groupIds } }, select });
  return new Map([...workspaces, ...groups].map((row) => [row.id, row]));
}

/** The values of a claim as groups: those that are known already by their ids. */
async function heldOf(tx: TransactionDatabase, { id, organizationId }: SyncedConnection, values: readonly string[]) {
  const known = await tx.directoryGroup.findMany({
    where: { organizationId, identityProviderId: id, externalId: { in: [...values] } },
    select: { id: true, externalId: true },
  });
  return values.map((value) => ({
    id: known.find(({ externalId }) => externalId === value)?.id ?? null,
    displayName: value,
    externalId: value,
  }));
}

/** Says what `syncClaims` would give, and changes nothing. `userId`: the account, where there is one. */
export async function previewDirectory(
  tx: TransactionDatabase,
  connection: SyncedConnection,
  groups: readonly string[] | null,
  userId: string | null = null,
): Promise<DirectoryPreview> {
  const { id, organizationId, syncGroups, syncRoles } = connection;
  const source = `claim:${id}` as const;
  const { present } = await readSources(tx, organizationId, userId);
  const held = await heldOf(tx, connection, groups ?? []);
  const sources = present.map((one) => {
    if (one.source !== source) return one;
    return { ...one, syncGroups, syncRoles, groups: groups === null ? one.groups : held };
  });
  const wanted = await wantedOf(tx, organizationId, sources);
  const row = userId === null ? null : await tx.organizationMember.findFirst({ where: { organizationId, userId } });
  const now = row === null ? "member" : organizationRoleOf(row.role);
  const role = wanted.organizationRole?.role;
  const names = await namesOf(tx, organizationId, wanted);
  return {
    matched: wanted.matched.has(source),
    organizationRole: role !== undefined && ranksAbove(role, now) ? role : null,
    workspaces: [...wanted.workspaceRoles].flatMap(([workspaceId, { name }]) => {
      const workspace = names.get(workspaceId);
      return workspace === undefined ? [] : { workspace, role: name };
    }),
    groups: wanted.groups.flatMap(({ workspaceId, groupId, mapping }) => {
      const workspace = names.get(workspaceId);
      const group = names.get(groupId);
      if (workspace === undefined || group === undefined) return [];
      return { workspace, group, by: mapping === null ? ("name" as const) : ("mapping" as const) };
    }),
  };
}
