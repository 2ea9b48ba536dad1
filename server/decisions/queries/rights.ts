import "server-only";
import { check } from "../../access/evaluate";
import { decisionLimits, mayAlso } from "../../access/limits/credential-scopes";
import { forbiddenIn } from "../../access/limits/refusals";
import { projectsInSight } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { DecisionPlace } from "../../db/hot/access/decisions";
import { heldRights, holderStanding, type HeldRow, type HolderStanding } from "../../db/hot/access/held-rights";
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

/** A right to one resource shows that resource, and of the project around it the name. */
function projectOf({ projectId, projectSlug, projectName }: HeldRow, seen: ReadonlySet<string>) {
  if (projectId === null) return null;
  const name = projectName ?? "";
  return seen.has(projectId) ? { id: projectId, slug: projectSlug, name } : { id: null, slug: null, name };
}

function targetOf(row: HeldRow, seen: ReadonlySet<string>): RightView["target"] {
  const { resourceId, resourceType, resourceName, externalId } = row;
  const project = projectOf(row, seen);
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

interface Reading {
  actor: string;
  readOnly: boolean;
  /** Projects that the caller sees. */
  seen: ReadonlySet<string>;
}

/** Which of the rows' projects the caller sees, by one statement. */
async function seenBy(scope: WorkspaceScope, place: DecisionPlace, rows: readonly HeldRow[]): Promise<Set<string>> {
  const projects = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
  const asked = projects.map((project) => {
    return { actor: scope.actor.id, permission: "read" as const, resource: { project } };
  });
  const { as } = decisionLimits(scope.actor);
  const answers = await check(place, asked, { project: null, readOnly: false, as });
  return new Set(projects.filter((_, index) => answers[index] === true));
}

function heldView(row: HeldRow, { actor, readOnly, seen }: Reading): RightView {
  const { id, kind, gives, subjects, groups, roleId, roleName, expiresAt } = row;
  return {
    id,
    kind,
    direct: subjects.includes(actor),
    gives: givesOf(gives, readOnly),
    target: targetOf(row, seen),
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
  if (!own && !mayAlso(scope, "access-rule.list")) throw forbiddenIn(scope, "access-rule.list", "actor");
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const { project, readOnly, as } = decisionLimits(scope.actor);
  const paging = { ...input, sort: "created", total: "exact" } as const;
  const { after, take } = position(paging);
  // What others have in a private project is told to nobody for whom it does not exist.
  const sight = own ? null : await projectsInSight(scope);
  const [standing, rows] = await Promise.all([
    holderStanding(place, actor, as),
    heldRights(place, actor, { after, limit: take, project, sight, as }),
  ]);
  if (standing === undefined || (!own && !standing.known && rows.length === 0)) throw notFound();
  const reading = own && readOnly;
  const first = standing.alive ? standingViews(standing, actor, reading) : [];
  const count = first.length + (rows[0]?.total ?? 0);
  const seen = await seenBy(scope, place, rows);
  const page = toPage(
    paging,
    rows,
    count,
    ({ id }) => id,
    (row) => heldView(row, { actor, readOnly: reading, seen }),
  );
  return { ...page, items: after === null ? [...first, ...page.items] : page.items };
}
