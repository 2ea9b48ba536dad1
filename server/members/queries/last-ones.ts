import "server-only";
import type { ReadDatabase } from "../../db/tenant";

/** Counts as one of those that a place must not lose: active, and without an end date. */
const STAYING = { expiresAt: null, suspendedAt: null, user: { suspendedAt: null } };

/** What was deleted has nobody to keep, and a personal organization goes with its person. */
const KEPT = { deletedAt: null, personalOf: null };

export interface KeptPlace {
  id: string;
  slug: string;
  name: string;
}

interface Whose {
  userId: string;
  organizationId?: string;
  workspaceId?: string;
}

const PLACE = { id: true, slug: true, name: true } as const;

type Database = Pick<ReadDatabase, "organizationMember" | "workspaceMember">;

/** Organizations that would have no active owner without an end date if this one went. */
export async function ownedAlone(
  db: Pick<Database, "organizationMember">,
  { userId, organizationId }: Omit<Whose, "workspaceId">,
): Promise<KeptPlace[]> {
  const place = organizationId === undefined ? {} : { organizationId };
  const owned = await db.organizationMember.findMany({
    where: { userId, role: "owner", organization: KEPT, ...place },
    select: { organization: { select: PLACE } },
  });
  if (owned.length === 0) return [];
  const others = await db.organizationMember.findMany({
    where: {
      organizationId: { in: owned.map(({ organization }) => organization.id) },
      userId: { not: userId },
      role: "owner",
      ...STAYING,
    },
    distinct: ["organizationId"],
    select: { organizationId: true },
  });
  const kept = new Set(others.map((row) => row.organizationId));
  return owned.flatMap(({ organization }) => (kept.has(organization.id) ? [] : organization));
}

/** Workspaces that would have no active explicit admin without an end date if this one went. */
export async function administeredAlone(
  db: Pick<Database, "workspaceMember">,
  { userId, organizationId, workspaceId }: Whose,
): Promise<KeptPlace[]> {
  const place = {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(workspaceId === undefined ? {} : { workspaceId }),
  };
  const administered = await db.workspaceMember.findMany({
    where: { userId, role: "admin", workspace: { deletedAt: null, organization: KEPT }, ...place },
    select: { workspace: { select: PLACE } },
  });
  if (administered.length === 0) return [];
  const others = await db.workspaceMember.findMany({
    where: {
      workspaceId: { in: administered.map(({ workspace }) => workspace.id) },
      userId: { not: userId },
      role: "admin",
      expiresAt: null,
      organizationMember: STAYING,
    },
    distinct: ["workspaceId"],
    select: { workspaceId: true },
  });
  const kept = new Set(others.map((row) => row.workspaceId));
  return administered.flatMap(({ workspace }) => (kept.has(workspace.id) ? [] : workspace));
}
