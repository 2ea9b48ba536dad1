import "server-only";
import { systemScope } from "../access/authorize";
import { closedOrganizations, unexpired } from "../access/reach";
import type { AccountScope } from "../access/scope";
import { administeredAlone, ownedAlone } from "../members/queries/last-ones";
import type { AccountRemovalPreview } from "./schema";

/** How many of each kind are named; the totals count all of them. */
const NAMED = 50;

const PLACE = { id: true, slug: true, name: true } as const;

/** Organizations but the personal one, which goes as a whole. */
const SHARED = { organization: { personalOf: null, deletedAt: null } } as const;

async function organizations(scope: AccountScope): Promise<AccountRemovalPreview["organizations"]> {
  const where = { ...SHARED, ...unexpired() };
  const rows = await scope.db.organizationMember.findMany({
    where,
    orderBy: { organizationId: "asc" },
    take: NAMED,
    select: { organization: { select: PLACE } },
  });
  return {
    total: await scope.db.organizationMember.count({ where }),
    items: rows.map(({ organization }) => organization),
  };
}

async function ownedProjects(scope: AccountScope): Promise<AccountRemovalPreview["owned"]> {
  const where = { role: "owner", project: { deletedAt: null, workspace: { deletedAt: null, ...SHARED } } };
  // Where the caller has more to prove, they count and are not named.
  const closed = [...(await closedOrganizations(scope.actor)).keys()];
  const rows = await scope.db.collaborator.findMany({
    where: { ...where, organizationId: { notIn: closed } },
    orderBy: { projectId: "asc" },
    take: NAMED,
    select: {
      project: { select: { ...PLACE, workspace: { select: { organization: { select: { name: true } } } } } },
    },
  });
  return {
    total: await scope.db.collaborator.count({ where }),
    items: rows.map(({ project: { workspace, ...project } }) => ({
      ...project,
      organization: workspace.organization.name,
    })),
  };
}

/** Whether the instance would have no active operator left; nothing else about other people is looked at. */
async function isLastOperator({ actor, request }: AccountScope): Promise<boolean> {
  if (!actor.operator) return false;
  const { db } = systemScope("account-removal", request);
  return (await db.user.count({ where: { operator: true, suspendedAt: null, id: { not: actor.id } } })) === 0;
}

/** What would end if the caller removed their account, and what stands against it. */
export async function previewAccountRemoval(scope: AccountScope): Promise<AccountRemovalPreview> {
  const { id: userId } = scope.actor;
  const inShared = { project: { deletedAt: null, workspace: { deletedAt: null, ...SHARED } } };
  return {
    organizations: await organizations(scope),
    credentials: await scope.db.credential.count({ where: { revokedAt: null, ...unexpired() } }),
    projects: await scope.db.collaborator.count({ where: { role: { not: "owner" }, ...inShared } }),
    owned: await ownedProjects(scope),
    lastOwnerOf: await ownedAlone(scope.db, { userId }),
    lastAdminOf: await administeredAlone(scope.db, { userId }),
    lastOperator: await isLastOperator(scope),
  };
}
