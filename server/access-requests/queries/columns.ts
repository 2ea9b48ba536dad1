import "server-only";
import { check } from "../../access/evaluate";
import type { TransactionDatabase } from "../../db/tenant";
import type { DecisionPlace } from "../../db/hot/access/decisions";
import { REQUEST_STATUSES, type AccessRequestView, type RequestPermission } from "../schema";

const PROJECT = { select: { id: true, slug: true, name: true } } as const;

export const REQUEST_COLUMNS = {
  id: true,
  permission: true,
  type: true,
  target: true,
  message: true,
  status: true,
  createdAt: true,
  decidedAt: true,
  decidedById: true,
  ruleId: true,
  answer: true,
  grantedPermission: true,
  grantedUntil: true,
  user: { select: { id: true, name: true, email: true } },
  project: PROJECT,
  resource: { select: { id: true, type: true, name: true, project: PROJECT } },
} as const;

interface ProjectRef {
  id: string;
  slug: string;
  name: string;
}

export interface RequestColumns {
  id: string;
  permission: string;
  type: string;
  target: string;
  message: string;
  status: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedById: string | null;
  ruleId: string | null;
  answer: string;
  grantedPermission: string | null;
  grantedUntil: Date | null;
  user: { id: string; name: string; email: string };
  project: ProjectRef | null;
  resource: { id: string; type: string; name: string; project: ProjectRef | null } | null;
}

/** Requests whose target was there when they were made: the others are nobody's to decide. */
export const RESOLVED = { OR: [{ projectId: { not: null } }, { resourceId: { not: null } }] };

export function permissionOf(text: string): RequestPermission {
  return text === "modify" ? "modify" : "read";
}

/** How a decision names what a request is about; null where it is not there. */
function askedTarget({ project, resource }: Pick<RequestColumns, "project" | "resource">) {
  if (resource !== null) return { type: resource.type, id: resource.id };
  return project === null ? null : { project: project.id };
}

/** Of which requests somebody may know what their targets are called: those that they read. */
export async function requestsInSight(
  place: DecisionPlace,
  actor: string,
  rows: readonly Pick<RequestColumns, "id" | "project" | "resource">[],
  tx?: TransactionDatabase,
): Promise<ReadonlySet<string>> {
  const named = rows.flatMap((row) => {
    const resource = askedTarget(row);
    return resource === null ? [] : [{ id: row.id, asked: { actor, permission: "read" as const, resource } }];
  });
  const answers = await check(
    place,
    named.map(({ asked }) => asked),
    undefined,
    tx,
  );
  return new Set(named.flatMap(({ id }, index) => (answers[index] === true ? [id] : [])));
}

/** What a request is about, as far as its reader may know. */
export function targetView(
  { type, target, project, resource }: Pick<RequestColumns, "type" | "target" | "project" | "resource">,
  seen: boolean,
): AccessRequestView["target"] {
  const named = { type, id: target };
  if (!seen) return { ...named, name: null, project: null };
  const around = resource?.project ?? project;
  return {
    ...named,
    name: resource?.name ?? project?.name ?? null,
    project: around === null ? null : { name: around.name },
  };
}

function grantedOf({ grantedPermission, grantedUntil, ruleId }: RequestColumns): AccessRequestView["granted"] {
  if (grantedPermission === null || grantedUntil === null) return null;
  return { permission: permissionOf(grantedPermission), expiresAt: grantedUntil.toISOString(), rule: ruleId };
}

/** `deciders`: the names of those whom the reader may know of. */
export function toRequestView(
  row: RequestColumns,
  seen: boolean,
  deciders: ReadonlyMap<string, string>,
): AccessRequestView {
  const { id, user, message, createdAt, decidedAt, decidedById } = row;
  return {
    id,
    user,
    permission: permissionOf(row.permission),
    target: targetView(row, seen),
    message,
    status: REQUEST_STATUSES.find((status) => status === row.status) ?? "withdrawn",
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decidedById === null ? null : { id: decidedById, name: deciders.get(decidedById) ?? null },
    reason: row.answer,
    granted: grantedOf(row),
  };
}
