import "server-only";
import { check, type Asked } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { placeOf } from "../../access/place";
import { belongsTo, unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import { maskedRecord } from "../../preferences/views/masked";
import { readHiddenArguments } from "../../preferences/views/preferences";
import type { ResourcePermission, ResourceView } from "../schema";
import { attributesOf, type StoredResource } from "./rows";

/** What the caller may do, one question for one, by one statement. */
export async function decided(
  scope: WorkspaceScope,
  asked: readonly Omit<Asked, "actor">[],
  tx?: TransactionDatabase,
): Promise<boolean[]> {
  if (asked.length === 0) return [];
  const actor = scope.actor.id;
  const questions = asked.map((one) => ({ actor, ...one }));
  return check(placeOf(scope), questions, decisionLimits(scope.actor), tx);
}

/** The permission that changes a resource of a type: queues are the queue admins'. */
export function changing(type: string): "modify" | "queue.manage" {
  return type === "queue" ? "queue.manage" : "modify";
}

type OwnerDatabase = Pick<ReadDatabase, "organizationMember" | "collaborator" | "serviceAccount">;

/** Whoever of these is still in the workspace or in one of its projects, with the name that they have now. */
export async function readNames(db: OwnerDatabase, workspaceId: string, ids: readonly string[]) {
  const some = { in: [...new Set(ids)] };
  const user = { select: { id: true, name: true } } as const;
  const members = await db.organizationMember.findMany({
    where: { AND: [{ userId: some }, belongsTo(workspaceId)] },
    select: { user },
  });
  const guests = await db.collaborator.findMany({
    where: { workspaceId, userId: some, external: true, ...unexpired() },
    select: { user },
  });
  const machines = await db.serviceAccount.findMany({
    where: { workspaceId, id: some },
    select: { id: true, name: true },
  });
  const people = [...members, ...guests].map((row) => row.user);
  return new Map([...people, ...machines].map(({ id, name }) => [id, name]));
}

/** What the caller may do with each, and which of their projects the caller sees. */
async function rightsOn(scope: WorkspaceScope, rows: readonly StoredResource[], tx?: TransactionDatabase) {
  const projects = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
  const queues = rows.filter(({ type }) => type === "queue");
  const answers = await decided(
    scope,
    [
      ...rows.map(({ id, type }) => ({ permission: "modify" as const, resource: { id, type } })),
      ...queues.map(({ id, type }) => ({ permission: "queue.manage" as const, resource: { id, type } })),
      ...projects.map((project) => ({ permission: "read" as const, resource: { project } })),
    ],
    tx,
  );
  const allowed = (ids: readonly string[], from: number) => new Set(ids.filter((_, index) => answers[from + index]));
  const modified = allowed(
    rows.map(({ id }) => id),
    0,
  );
  const managed = allowed(
    queues.map(({ id }) => id),
    rows.length,
  );
  const seen = allowed(projects, rows.length + queues.length);
  const permissionsOf = (id: string): ResourcePermission[] => [
    "read",
    ...(modified.has(id) ? (["modify"] as const) : []),
    ...(managed.has(id) ? (["queue.manage"] as const) : []),
  ];
  return { permissionsOf, seen };
}

/**
 * Resources that the caller may read, as they are answered. `project`: id of the one whose list it is. Of a project that
 * the caller does not see, its name is told alone.
 */
export async function toResourceViews(
  scope: WorkspaceScope,
  rows: readonly StoredResource[],
  { project, tx }: { project?: string | undefined; tx?: TransactionDatabase } = {},
): Promise<ResourceView[]> {
  const { permissionsOf, seen } = await rightsOn(scope, rows, tx);
  const hidden = await readHiddenArguments(scope.actor.id, tx);
  const owners = rows.map(({ ownerId }) => ownerId);
  const names = await readNames(tx ?? scope.db, scope.workspace.id, owners);
  return rows.map((row) => {
    const { id, type, externalId, name, projectId, url } = row;
    const known = projectId !== null && seen.has(projectId);
    return {
      id,
      type,
      externalId,
      name,
      project:
        row.project === null
          ? null
          : { id: known ? projectId : null, slug: known ? row.project.slug : null, name: row.project.name },
      shared: project !== undefined && projectId !== project,
      owner: { id: row.ownerId, name: names.get(row.ownerId) ?? row.ownerName, removed: !names.has(row.ownerId) },
      sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
      attributes: maskedRecord(attributesOf(row.attributes), hidden),
      url,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      permissions: permissionsOf(id),
    };
  });
}
