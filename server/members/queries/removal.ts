import "server-only";
import { belongsTo, unexpired } from "../../access/reach";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import { notFound } from "../../errors";
import type { EndingPreview } from "../schema/endings";
import { readParts, readStaying, type Leaver } from "./ending-parts";
import { administeredAlone, ownedAlone } from "./last-ones";

const PERSON = { user: { select: { id: true, name: true, emailKey: true } } } as const;

interface Person {
  id: string;
  name: string;
  emailKey: string;
}

/** What would end, in the caller's own workspace or of somebody whom they may remove. */
async function previewInWorkspace(scope: WorkspaceScope, { id, name, emailKey }: Person): Promise<EndingPreview> {
  const { actor, organization, workspace } = scope;
  const whole = actor.id === id || scope.roles.includes("admin");
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const leaver: Leaver = { userId: id, emailKey, ...place, ...(whole ? {} : { seenBy: actor.id }) };
  return {
    user: { id, name },
    ...(await readParts(scope.db, leaver)),
    stays: await readStaying(scope.db, leaver),
    lastOwner: false,
    lastAdminOf: await administeredAlone(scope.db, { userId: id, ...place }),
  };
}

async function inWorkspace(scope: WorkspaceScope, userId: string): Promise<Person> {
  const row = await scope.db.organizationMember.findFirst({
    where: { userId, ...belongsTo(scope.workspace.id) },
    select: PERSON,
  });
  if (row === null) throw notFound();
  return row.user;
}

/** @throws NOT_FOUND */
export async function previewRemoval(scope: WorkspaceScope, input: { user: string }): Promise<EndingPreview> {
  return previewInWorkspace(scope, await inWorkspace(scope, input.user));
}

export async function previewLeaving(scope: WorkspaceScope): Promise<EndingPreview> {
  return previewInWorkspace(scope, await inWorkspace(scope, scope.actor.id));
}

/** What would end of somebody in the organization, an external collaborator among them. */
async function previewInOrganization(scope: OrganizationScope, { id, name, emailKey }: Person): Promise<EndingPreview> {
  const organizationId = scope.organization.id;
  const leaver: Leaver = { userId: id, emailKey, organizationId };
  const owned = await ownedAlone(scope.db, { userId: id, organizationId });
  return {
    user: { id, name },
    ...(await readParts(scope.db, leaver)),
    stays: await readStaying(scope.db, leaver),
    lastOwner: owned.length > 0,
    lastAdminOf: await administeredAlone(scope.db, { userId: id, organizationId }),
  };
}

/** @throws NOT_FOUND */
export async function previewRemovalFromOrganization(
  scope: OrganizationScope,
  input: { user: string },
): Promise<EndingPreview> {
  const { user: userId } = input;
  const row =
    (await scope.db.organizationMember.findFirst({ where: { userId, ...unexpired() }, select: PERSON })) ??
    (await scope.db.collaborator.findFirst({ where: { userId, external: true }, select: PERSON }));
  if (row === null) throw notFound();
  return previewInOrganization(scope, row.user);
}

export async function previewLeavingOrganization(scope: OrganizationScope): Promise<EndingPreview> {
  return previewRemovalFromOrganization(scope, { user: scope.actor.id });
}
