import "server-only";
import { decisionLimits } from "../../access/credential-scopes";
import { forbiddenIn } from "../../access/refusals";
import { workspaceAllows } from "../../access/rights";
import type { WorkspaceScope } from "../../access/scope";
import { heldRights, holderStanding, type HeldRow, type HolderStanding } from "../../db/hot/held-rights";
import { notFound } from "../../errors";
import { position, toPage } from "../../paging";
import type { ListRightsInput, RightPage, RightView } from "../schema/rights";

type Gives = RightView["gives"];

const IN_WORKSPACE: RightView["target"] = { level: "workspace", project: null, resource: null };
const NOTHING_MORE = { groups: [], customRole: null, expiresAt: null };

/** What each type is given; an access map says "all" for modify. */
function givesOf(map: Readonly<Record<string, string>> | null, readOnly: boolean): Gives {
  return Object.entries(map ?? {}).flatMap(([type, level]): Gives => {
    if (level === "none") return [];
    return [{ type, permission: level === "read" || readOnly ? "read" : "modify" }];
  });
}

/** What comes with where somebody stands: first in the list, and never more than these two. */
function standingViews(standing: HolderStanding, actor: string, readOnly: boolean): RightView[] {
  const { admin, above, roleId, roleName, roleAccess } = standing;
  const views: RightView[] = [];
  if (admin) {
    const gives = givesOf({ "*": "modify" }, readOnly);
    const from = { id: actor, kind: "admin", role: above ?? "admin" } as const;
    views.push({ ...NOTHING_MORE, ...from, direct: false, gives, target: IN_WORKSPACE });
  }
  if (roleId !== null) {
    const from = { id: roleId, kind: "custom_role", role: "custom", gives: givesOf(roleAccess, readOnly) } as const;
    const customRole = { id: roleId, name: roleName ?? "" };
    views.push({ ...NOTHING_MORE, ...from, direct: false, target: IN_WORKSPACE, customRole });
  }
  return views;
}

function targetOf(row: HeldRow): RightView["target"] {
  const { projectId, projectSlug, projectName, resourceId, resourceType, resourceName, externalId } = row;
  const project = projectId === null ? null : { id: projectId, slug: projectSlug ?? "", name: projectName ?? "" };
  if (resourceId !== null) {
    const resource = {
      id: resourceId,
      type: resourceType ?? "",
      name: resourceName ?? "",
      externalId: externalId ?? "",
    };
    return { level: "resource", project, resource };
  }
  return { level: project === null ? "workspace" : "project", project, resource: null };
}

/** The role that a rule names; the workspace's own where a collaborator's is meant. */
function roleOf({ kind, role, subjects }: HeldRow): string | null {
  if (kind === "collaborator") return role;
  return subjects.find((subject) => subject.startsWith("role:"))?.slice("role:".length) ?? null;
}

function heldView(row: HeldRow, actor: string, readOnly: boolean): RightView {
  const { id, kind, gives, subjects, groups, roleId, roleName, expiresAt } = row;
  return {
    id,
    kind,
    direct: subjects.includes(actor),
    gives: givesOf(gives, readOnly),
    target: targetOf(row),
    groups,
    role: roleOf(row),
    customRole: roleId === null ? null : { id: roleId, name: roleName ?? "" },
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/**
 * All that gives an actor rights on resources in the workspace, each with its source: the very grants that decisions
 * follow. What is shared into a project comes with the rights there.
 * @throws FORBIDDEN permission_missing (actor), NOT_FOUND for who is not there
 */
export async function listRights(scope: WorkspaceScope, input: ListRightsInput): Promise<RightPage> {
  const actor = input.actor ?? scope.actor.id;
  const own = actor === scope.actor.id;
  if (!own && !workspaceAllows(scope, "access-rule.list")) throw forbiddenIn(scope, "access-rule.list", "actor");
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const { project, readOnly } = decisionLimits(scope.actor);
  const paging = { ...input, sort: "created", total: "exact" } as const;
  const { after, take } = position(paging);
  const [standing, rows] = await Promise.all([
    holderStanding(place, actor),
    heldRights(place, actor, { after, limit: take, project }),
  ]);
  if (standing === undefined || (!own && !standing.known && rows.length === 0)) throw notFound();
  const reading = own && readOnly;
  const first = standing.alive ? standingViews(standing, actor, reading) : [];
  const count = first.length + (rows[0]?.total ?? 0);
  const page = toPage(
    paging,
    rows,
    count,
    ({ id }) => id,
    (row) => heldView(row, actor, reading),
  );
  return { ...page, items: after === null ? [...first, ...page.items] : page.items };
}
