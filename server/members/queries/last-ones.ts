import "server-only";
import type { ReadDatabase } from "../../db/tenant";

/** Counts as one of those that a place must not lose: active, and without an end date. */
const STAYING = { expiresAt: null, suspendedAt: null, user: { suspendedAt: null } };

/** What was deleted has nobody to keep, and a personal organization goes with its person. */
const STANDING = { deletedAt: null, personalOf: null };

interface KeptPlace {
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

function placeOf({ organizationId, workspaceId }: Whose) {
  return {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(workspaceId === undefined ? {} : { workspaceId }),
  };
}

/**
 * Organizations that would have no active owner without an end date if this one went; or, while they require single
 * sign-on, none who is set apart and comes in if their provider fails.
 */
export async function ownedAlone(
  db: Pick<ReadDatabase, "organizationMember">,
  whose: Omit<Whose, "workspaceId">,
): Promise<KeptPlace[]> {
  const other = { userId: { not: whose.userId }, role: "owner", ...STAYING };
  const rows = await db.organizationMember.findMany({
    where: {
      userId: whose.userId,
      role: "owner",
      ...placeOf(whose),
      organization: STANDING,
      OR: [
        { organization: { members: { none: other } } },
        {
          breakGlass: true,
          organization: { ssoRequiredAt: { not: null }, members: { none: { ...other, breakGlass: true } } },
        },
      ],
    },
    orderBy: { organizationId: "asc" },
    select: { organization: { select: PLACE } },
  });
  return rows.map(({ organization }) => organization);
}

/** Workspaces that would have no active explicit admin without an end date if this one went. */
export async function administeredAlone(db: Pick<ReadDatabase, "workspaceMember">, whose: Whose): Promise<KeptPlace[]> {
  const other = { userId: { not: whose.userId }, role: "admin", expiresAt: null, organizationMember: STAYING };
  const rows = await db.workspaceMember.findMany({
    where: {
      userId: whose.userId,
      role: "admin",
      ...placeOf(whose),
      workspace: { deletedAt: null, organization: STANDING, members: { none: other } },
    },
    orderBy: { workspaceId: "asc" },
    select: { workspace: { select: PLACE } },
  });
  return rows.map(({ workspace }) => workspace);
}
