import "server-only";
import { check } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import type { ProjectScope } from "../../access/scope";
import { sharedResources, type SharedRow } from "../../db/hot/access/shared-resources";
import { position, toPage, type Page } from "../../paging";
import type { ListSharedInput, SharedResourceView } from "../schema";

/** The projects among them that the caller may know of. */
async function knownProjects(scope: ProjectScope, rows: readonly SharedRow[]): Promise<Set<string>> {
  const ids = [...new Set(rows.flatMap(({ sharedWith }) => sharedWith.map(({ id }) => id)))];
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const asked = ids.map((project) => ({ actor: scope.actor.id, permission: "read" as const, resource: { project } }));
  const answers = asked.length === 0 ? [] : await check(place, asked, decisionLimits(scope.actor));
  return new Set(ids.filter((_, index) => answers[index]));
}

function toView(row: SharedRow, known: ReadonlySet<string>): SharedResourceView {
  const { projectId, projectSlug, projectName } = row;
  const placed = projectId !== null && projectSlug !== null && projectName !== null;
  return {
    rule: row.ruleId,
    permission: row.permission === "modify" ? "modify" : "read",
    expiresAt: row.expiresAt === null ? null : new Date(`${row.expiresAt}Z`).toISOString(),
    resource: { id: row.resourceId, type: row.type, name: row.name },
    from: placed ? { id: projectId, slug: projectSlug, name: projectName } : null,
    sharedWith: row.sharedWith.filter(({ id }) => known.has(id)),
  };
}

/** What other places share with the project, or what of it is shared with others: as far as the caller may read it. */
export async function listShared(scope: ProjectScope, input: ListSharedInput): Promise<Page<SharedResourceView>> {
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const { after, take } = position({ ...input, sort: "created" });
  const { as } = decisionLimits(scope.actor);
  const asked = { actor: scope.actor.id, as, project: scope.project.id, direction: input.direction };
  const rows = await sharedResources(place, asked, { after, take });
  const known = await knownProjects(scope, rows);
  const page = toPage(
    { ...input, sort: "created", total: "none" },
    rows,
    0,
    (row) => row.ruleId,
    (row) => toView(row, known),
  );
  return page;
}
