import "server-only";
import { reachedOrganizations, unexpired } from "../access/reach";
import type { AccountScope, OrganizationScope } from "../access/scope";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { forgottenBefore } from "../projects/commands/remove-project";
import { RESTORE_MILLISECONDS } from "../workspaces/schema";
import type { DeletedOrganizationView, OrganizationRemovalView } from "./schema";

/** The first names: enough to recognise what it is about. */
const NAMED = 5;

/** What goes with the organization if it is deleted, so that nobody deletes what they did not mean to. */
export async function previewRemoval({ db, organization }: OrganizationScope): Promise<OrganizationRemovalView> {
  const { id, name, slug } = organization;
  const now = new Date();
  const live = { revokedAt: null, disabledAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const standing = { deletedAt: null };
  const first = await db.workspace.findMany({
    where: standing,
    orderBy: { id: "asc" },
    take: NAMED,
    select: { name: true },
  });
  return {
    id,
    name,
    slug,
    workspaces: { total: await db.workspace.count({ where: standing }), names: first.map((row) => row.name) },
    projects: await db.project.count({ where: { ...standing, workspace: standing } }),
    members: await db.organizationMember.count({ where: unexpired(now) }),
    serviceAccounts: await db.serviceAccount.count({ where: { workspace: standing, projectId: null } }),
    credentials: await db.credential.count({ where: live }),
    invitations: await db.invitation.count({ where: { status: "pending", expiresAt: { gt: now } } }),
  };
}

/** Deleted organizations that the caller owns and may still restore. */
export async function listDeletedOrganizations(
  scope: AccountScope,
  input: PageInput,
): Promise<Page<DeletedOrganizationView>> {
  const { after, orderBy, take } = keyset(input);
  const { search } = input;
  const text = search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
  const deleted = { AND: [{ deletedAt: { gt: forgottenBefore() }, personalOf: null, suspendedAt: null }, text] };
  const owned = { role: "owner", suspendedAt: null, ...unexpired(), ...reachedOrganizations(scope.actor) };
  const rows = await scope.db.organizationMember.findMany({
    where: { ...owned, organization: { AND: [deleted, after] } },
    orderBy: { organizationId: orderBy.id },
    take,
    select: { organization: { select: { id: true, name: true, slug: true, deletedAt: true } } },
  });
  const count = await countOf(input, rows.length, (limit) =>
    scope.db.organizationMember.count({ where: { ...owned, organization: deleted }, ...limit }),
  );
  return toPage(
    input,
    rows,
    count,
    (row) => row.organization.id,
    ({ organization: { deletedAt, ...place } }) => {
      const at = deletedAt ?? new Date();
      const until = new Date(at.getTime() + RESTORE_MILLISECONDS);
      return { ...place, deletedAt: at.toISOString(), restorableUntil: until.toISOString() };
    },
  );
}
