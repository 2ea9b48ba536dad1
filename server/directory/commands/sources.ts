import "server-only";
import { unexpired } from "../../access/reach";
import type { ReadDatabase } from "../../db/tenant";

/** Where a row comes from that a directory keeps in step. */
export type DirectorySource = "scim" | `claim:${string}`;

export function isDirectorySource(source: string | null): source is DirectorySource {
  return source === "scim" || (source?.startsWith("claim:") ?? false);
}

/** The connection of a source of claims; null for SCIM. */
export function connectionOf(source: DirectorySource): string | null {
  return source === "scim" ? null : source.slice("claim:".length);
}

export interface HeldGroup {
  /** Null: a claim's value that no directory group stands for yet. */
  id: string | null;
  displayName: string;
  externalId: string | null;
}

/** What one source says of one person, and what is done with it. */
export interface SourceGroups {
  source: DirectorySource;
  groups: readonly HeldGroup[];
  /** False: the groups that it gave stay as they are. */
  syncGroups: boolean;
  /** False: the roles that it gave stay as they are. */
  syncRoles: boolean;
  /** Workspaces in which groups of equal name are matched. */
  matchedIn: readonly string[];
}

interface Sources {
  present: SourceGroups[];
  /** A row of any other source of a directory has nothing behind it any more. */
  frozenGroups: ReadonlySet<string>;
  frozenRoles: ReadonlySet<string>;
}

type Database = Pick<ReadDatabase, "directoryGroupMember" | "identityProvider">;

const GROUP = {
  directoryGroup: { select: { id: true, displayName: true, externalId: true, identityProviderId: true } },
} as const;

async function connections(db: Database, organizationId: string) {
  const rows = await db.identityProvider.findMany({
    where: { organizationId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      syncGroups: true,
      syncRoles: true,
      workspaces: { select: { workspaceId: true } },
    },
  });
  return rows.map(({ workspaces, ...row }) => ({
    ...row,
    matchedIn: workspaces.map(({ workspaceId }) => workspaceId),
  }));
}

/** All that the directories of an organization say of a person now: SCIM, and what each connection's claim said last. */
export async function readSources(db: Database, organizationId: string, userId: string | null): Promise<Sources> {
  const providers = await connections(db, organizationId);
  const rows =
    userId === null
      ? []
      : await db.directoryGroupMember.findMany({
          where: { organizationId, OR: [{ userId }, { directoryUser: { userId, active: true } }] },
          select: GROUP,
        });
  const groups = rows.map(({ directoryGroup }) => directoryGroup);
  const scim: SourceGroups = {
    source: "scim",
    groups: groups.filter(({ identityProviderId }) => identityProviderId === null),
    syncGroups: true,
    syncRoles: true,
    matchedIn: [...new Set(providers.flatMap(({ syncGroups, matchedIn }) => (syncGroups ? matchedIn : [])))],
  };
  const claims = providers.map(({ id, ...settings }): SourceGroups => ({
    source: `claim:${id}`,
    groups: groups.filter(({ identityProviderId }) => identityProviderId === id),
    ...settings,
  }));
  return {
    present: [scim, ...claims],
    frozenGroups: new Set(claims.flatMap(({ source, syncGroups }) => (syncGroups ? [] : source))),
    frozenRoles: new Set(claims.flatMap(({ source, syncRoles }) => (syncRoles ? [] : source))),
  };
}

/** A source that may change roles: those of one that cannot are people's to change by hand. */
export async function keepsRoles(
  db: Pick<ReadDatabase, "identityProvider" | "provisioningToken">,
  organizationId: string,
  source: DirectorySource,
): Promise<boolean> {
  const id = connectionOf(source);
  if (id === null) {
    const live = { organizationId, revokedAt: null, ...unexpired() };
    return (await db.provisioningToken.count({ where: live })) > 0;
  }
  return (await db.identityProvider.count({ where: { organizationId, id, active: true, syncRoles: true } })) > 0;
}
