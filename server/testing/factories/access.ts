import { newId } from "@/server/ids";
import { nameKey } from "@/server/text";
import { next, write } from "../rows";

interface Room {
  organizationId: string;
  workspaceId: string;
}

/** A workspace, or one of its projects, as where it stands. */
type Place = { id: string; organizationId: string; workspaceId?: string };

function roomOf({ id, organizationId, workspaceId = id }: Place): Room {
  return { organizationId, workspaceId };
}

export interface ResourceRef {
  id: string;
  type: string;
  name: string;
}

/** A resource in a project, or in the workspace's own room; a job unless told otherwise. */
export async function resourceIn(
  place: Place,
  options: { type?: string; name?: string; owner?: string } = {},
): Promise<ResourceRef> {
  const { type = "job", name = `Resource ${next()}`, owner = "unknown" } = options;
  const id = newId("res");
  const projectId = place.workspaceId === undefined ? null : place.id;
  const row = { id, ...roomOf(place), projectId, type, externalId: id, name, nameKey: nameKey(name) };
  await write((tx) => tx.resource.create({ data: { ...row, ownerId: owner, ownerName: "" } }));
  return { id, type, name };
}

type Subject =
  | { user: string }
  | { serviceAccount: string }
  | { group: string }
  | { role: "member" | "viewer" }
  | { shared: string };

function named(subject: Subject) {
  if ("user" in subject) return { subject: subject.user, userId: subject.user };
  if ("serviceAccount" in subject) return { subject: subject.serviceAccount, serviceAccountId: subject.serviceAccount };
  if ("group" in subject) return { subject: subject.group, groupId: subject.group };
  if ("role" in subject) return { subject: `role:${subject.role}`, role: subject.role };
  return { subject: subject.shared, sharedProjectId: subject.shared };
}

/**
 * A rule on the whole place (a workspace or a project), or on one resource in it;
 * it reads all types unless told otherwise.
 */
export async function accessRule(
  place: Place,
  subjects: readonly Subject[],
  options: { resource?: string; type?: string; permission?: "read" | "modify"; expiresAt?: Date } = {},
): Promise<string> {
  const { resource = null, type: resourceType = "*", permission = "read", expiresAt = null } = options;
  const id = newId("rul");
  const room = roomOf(place);
  const projectId = place.workspaceId === undefined || resource !== null ? null : place.id;
  const common = { ...room, resourceType, permission, expiresAt };
  const scope = resource ?? projectId ?? room.workspaceId;
  await write(async (tx) => {
    await tx.accessRule.create({ data: { id, ...common, projectId, resourceId: resource } });
    await tx.accessGrant.createMany({ data: subjects.map((one) => ({ ...common, ruleId: id, scope, ...named(one) })) });
  });
  return id;
}
