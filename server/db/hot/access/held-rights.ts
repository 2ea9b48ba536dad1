import "server-only";
import { runStatement } from "../../statement";
import { actorRow, type AskedAs } from "./paths";
import type { DecisionPlace } from "./decisions";
import { live } from "../conditions";

/** Something that gives an actor rights: a rule that names them, a group of theirs or their role; or a collaboration. */
export interface HeldRow {
  /** The rule's, or the project's of a collaboration. */
  id: string;
  kind: "rule" | "collaborator";
  /** Per type: read, modify, all or none. */
  gives: Record<string, string> | null;
  /** What of the actor a rule names. */
  subjects: string[];
  groups: { id: string; name: string; kind: string }[];
  role: string | null;
  roleId: string | null;
  roleName: string | null;
  projectId: string | null;
  projectSlug: string | null;
  projectName: string | null;
  resourceId: string | null;
  resourceType: string | null;
  resourceName: string | null;
  externalId: string | null;
  expiresAt: Date | null;
  total: number;
}

/** Where an actor stands, beside what names them. */
export interface HolderStanding {
  /** Of the organization or a service account of the workspace, suspended or not. */
  known: boolean;
  alive: boolean;
  admin: boolean;
  above: string | null;
  roleId: string | null;
  roleName: string | null;
  roleAccess: Record<string, string> | null;
}

const standing = (as: AskedAs): string => `
  select a."inOrganization" or exists (select 1 from "service_accounts" where "workspaceId" = $1 and "id" = $3) as "known", a."alive", a."admin", a."above", a."roleId", r."name" as "roleName", a."roleAccess"
  from (${actorRow("$3::text", as)}) a left join "roles" r on r."id" = a."roleId"`;

const found = (as: AskedAs): string => `
  with "actors" as materialized (${actorRow("$3::text", as)}), "found" as materialized (
    select g."ruleId" as "id", 'rule' as "kind", jsonb_build_object(g."resourceType", g."permission") as "gives", g."scope",
      array_agg(g."subject") as "subjects", null::text as "role", null::text as "roleId", g."expiresAt"
    from "actors" a join "access_grants" g on g."workspaceId" = $1 and g."subject" = any(a."subjects") and ${live("g")}
    where a."alive" group by g."ruleId", g."resourceType", g."permission", g."scope", g."expiresAt"
    union all
    select c."projectId", 'collaborator', case c."role" when 'access' then c."access" when 'custom' then cr."access"
      else jsonb_build_object('*', case c."role" when 'viewer' then 'read' else 'modify' end) end, c."projectId",
      array[c."userId"], c."role", c."roleId", c."expiresAt"
    from "actors" a join "collaborators" c on c."userId" = a."actor" and c."workspaceId" = $1 and ${live("c")}
    left join "roles" cr on cr."id" = c."roleId"
    where a."alive" and (c."external" or a."inOrganization")
    union all
    select a."builtInto", 'collaborator', jsonb_build_object('*', case a."builtRole" when 'viewer' then 'read' else 'modify' end),
      a."builtInto", array[a."actor"], a."builtRole", null, null
    from "actors" a where a."alive" and a."builtInto" is not null
  ), "placed" as (
    select f.*, p."id" as "projectId", p."slug" as "projectSlug", p."name" as "projectName", r."id" as "resourceId",
      r."type" as "resourceType", r."name" as "resourceName", r."externalId"
    from "found" f left join "resources" r on r."id" = f."scope"
    left join "projects" p on p."id" = coalesce(r."projectId", f."scope")
    where p."deletedAt" is null and ($5::text is null or p."id" is null or p."id" = $5)
      and ($6::text[] is null or p."id" is null or p."id" = any($6))
  )
  select f."id", f."kind", f."gives", f."subjects", f."role", f."roleId", cr."name" as "roleName", f."projectId", f."projectSlug",
    f."projectName", f."resourceId", f."resourceType", f."resourceName", f."externalId", f."expiresAt",
    (select coalesce(json_agg(json_build_object('id', b."id", 'name', b."name", 'kind', b."kind") order by b."id"), '[]')
      from "groups" b where b."id" = any(f."subjects")) as "groups",
    (select count(*)::int from "placed") as "total"
  from "placed" f left join "roles" cr on cr."id" = f."roleId"
  where $4::text is null or f."id" > $4 order by f."id"`;

/** Whether the actor is there at all, an admin, or somebody with a role of the workspace's own. */
export async function holderStanding(
  { workspaceId, organizationId }: DecisionPlace,
  actor: string,
  as: AskedAs,
): Promise<HolderStanding | undefined> {
  const values = [workspaceId, organizationId, actor];
  const [row] = await runStatement<HolderStanding>(`holder-standing-${as}`, standing(as), values);
  return row;
}

/**
 * One page of what gives an actor rights, by id. `project`: no more of projects than what lies in this one; `sight`: than
 * what lies in these, where whoever asks may not know of all.
 */
export async function heldRights(
  { workspaceId, organizationId }: DecisionPlace,
  actor: string,
  {
    after,
    limit,
    project,
    sight,
    as,
  }: { after: string | null; limit: number; project: string | null; sight: string[] | null; as: AskedAs },
): Promise<HeldRow[]> {
  const values = [workspaceId, organizationId, actor, after, project, sight];
  return runStatement<HeldRow>(null, `${found(as)} limit ${limit}`, values);
}
