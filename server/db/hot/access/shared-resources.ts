import "server-only";
import { runStatement } from "../../statement";
import { actorRow, CLOSED, DECISION, type AskedAs } from "./paths";
import type { DecisionPlace } from "./decisions";
import { live, utc } from "../conditions";

/** A rule that shares a resource, for whoever may read that. */
export interface SharedRow {
  ruleId: string;
  permission: string;
  /** As `utc` writes it. */
  expiresAt: string | null;
  resourceId: string;
  type: string;
  name: string;
  projectId: string | null;
  projectSlug: string | null;
  projectName: string | null;
  /** Into which projects it is shared. */
  sharedWith: { id: string; slug: string; name: string }[];
}

const INTO = `exists (select 1 from "access_grants" g where g."ruleId" = ru."id" and g."sharedProjectId" = $4)`;
const OUT_OF = `r."projectId" = $4 and exists (select 1 from "access_grants" g where g."ruleId" = ru."id" and g."sharedProjectId" is not null)`;

function statement(direction: "in" | "out", as: AskedAs, limit: number): string {
  return `
  with "actors" as materialized (${actorRow("$3::text", as)})
  select ru."id" as "ruleId", ru."permission", ${utc(`ru."expiresAt"`)} as "expiresAt", r."id" as "resourceId", r."type", r."name",
    pr."id" as "projectId", pr."slug" as "projectSlug", pr."name" as "projectName", coalesce((
      select json_agg(json_build_object('id', sp."id", 'slug', sp."slug", 'name', sp."name") order by sp."id")
      from "access_grants" g join "projects" sp on sp."id" = g."sharedProjectId" and sp."deletedAt" is null
      where g."ruleId" = ru."id"), '[]') as "sharedWith"
  from "access_rules" ru join "resources" r on r."id" = ru."resourceId" cross join "actors" a
  join "workspaces" w on w."id" = $1 left join "projects" pr on pr."id" = r."projectId"
  cross join lateral (select r."id" as "resource", r."type" as "type", pr."id" as "project", 'read' as "level",
    pr."id" is null or pr."visibility" = 'open' as "open", ${CLOSED} as "closed") p
  where ru."workspaceId" = $1 and ${live("ru")} and pr."deletedAt" is null and ${direction === "in" ? INTO : OUT_OF}
    and ${DECISION} and ru."id" > $5
  order by ru."id" limit ${limit}`;
}

/** One page of what is shared into a project or out of it, as far as an actor may read it. */
export async function sharedResources(
  { workspaceId, organizationId }: DecisionPlace,
  { actor, as, project, direction }: { actor: string; as: AskedAs; project: string; direction: "in" | "out" },
  { after, take }: { after: string | null; take: number },
): Promise<SharedRow[]> {
  const values = [workspaceId, organizationId, actor, project, after ?? ""];
  return runStatement<SharedRow>(`shared-${direction}-${as}-${take}`, statement(direction, as, take), values);
}
