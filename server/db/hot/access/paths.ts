import "server-only";
import { RESOURCE_TYPES } from "../../../access/rights/resource-types";
import { live } from "../conditions";

/**
 * The ways by which an actor comes to a resource, as texts that the statements of `decisions.ts` share: one definition
 * behind check, list, who and explain, so that they cannot disagree. In each statement $1 is the workspace and $2 its
 * organization.
 */

/** Who asks: the actor as they are, or a service account that acts as them by impersonation. */
export type AskedAs = "self" | "impersonated";

interface Standing {
  above: string;
  admin: string;
  role: string;
  /** What of the memberships in groups counts. */
  groups: string;
}

const ABOVE = `om."role" in ('owner', 'admin')`;

/** Of whoever is impersonated nothing that administers counts: admins are members, and Queue admins gives nothing. */
const STANDING: Readonly<Record<AskedAs, Standing>> = {
  self: {
    above: `case when ${ABOVE} then om."role" end`,
    admin: `om."userId" is not null and om."suspendedAt" is null and u."id" is not null
          and (${ABOVE} or coalesce(wm."role" = 'admin', false))`,
    role: `coalesce(sa."role", wm."role")`,
    groups: "",
  },
  impersonated: {
    above: "null::text",
    admin: "false",
    role: `coalesce(sa."role", case when wm."role" = 'admin' or wm."role" is null and ${ABOVE} then 'member' else wm."role" end)`,
    groups: ` and exists (select 1 from "groups" og where og."id" = gm."groupId" and og."kind" = 'ordinary')`,
  },
};

/**
 * One row: where an actor stands in the workspace. `id` is an expression. `subjects` are all that a grant can name to
 * mean them; empty for whoever does not belong to the workspace (an external collaborator, somebody unknown or suspended,
 * the service account that is built into a project: it has its role in that and nothing else).
 */
export function actorRow(id: string, as: AskedAs = "self"): string {
  const { above, admin, role, groups } = STANDING[as];
  return `
    select s.*, case when s."belongs" then array(
        select s."actor"
        union all select 'role:' || s."role" where s."role" in ('member', 'viewer')
        union all select g."id" from "groups" g where g."workspaceId" = $1 and g."kind" <> 'ordinary'
          and (g."kind" = 'users' or g."kind" = 'admins' and s."admin")
        union all select gm."groupId" from "group_members" gm where gm."organizationId" = $2 and gm."userId" = s."actor"
          and gm."workspaceId" = $1 and ${live("gm")}${groups}
        union all select gm."groupId" from "group_members" gm where s."machine" and gm."serviceAccountId" = s."actor"
          and gm."workspaceId" = $1 and ${live("gm")}
      ) else '{}' end as "subjects"
    from (
      select ${id} as "actor", sa."id" is not null as "machine",
        sa."id" is not null or (u."id" is not null and om."suspendedAt" is null) as "alive",
        om."userId" is not null as "inOrganization",
        ${above} as "above", ${admin} as "admin",
        (sa."id" is not null and sa."projectId" is null) or (om."userId" is not null and om."suspendedAt" is null
          and u."id" is not null and (${ABOVE} or wm."userId" is not null)) as "belongs",
        sa."projectId" as "builtInto", sa."projectRole" as "builtRole",
        ${role} as "role", wr."id" as "roleId", wr."access" as "roleAccess"
      from (select 1) "one"
      left join "users" u on u."id" = ${id} and u."suspendedAt" is null and u."deletedAt" is null
      left join "organization_members" om on om."organizationId" = $2 and om."userId" = ${id} and ${live("om")}
      left join "workspace_members" wm on wm."workspaceId" = $1 and wm."userId" = om."userId" and ${live("wm")}
      left join "roles" wr on wr."id" = wm."roleId"
      left join "service_accounts" sa on sa."workspaceId" = $1 and sa."id" = ${id} and sa."suspendedAt" is null
    ) s`;
}

/**
 * Columns of a way: its kind, the rule, subject or role that gives it, the project where it holds, the rule that shares
 * the resource into that project, whether it gives modify, and when it ends. A decision asks for one of them alone.
 */
function describedWay(
  kind: string,
  { rule = "null", subject = "null", role = "null", project = "null", share = "null", modify = "true", ends = "null" },
): string {
  return `select '${kind}' as "kind", ${rule}::text as "ruleId", ${subject}::text as "subject", ${role}::text as "role",
    ${project}::text as "projectId", ${share}::text as "shareId", (${modify}) as "modify", ${ends}::timestamptz as "expiresAt"`;
}

/** A rule for all types or for this one; where the project itself is asked for, any rule on it shows it. */
const OF_TYPE = `(g."resourceType" = '*' or g."resourceType" = p."type" or p."type" is null or g."scope" = l."resource")`;

/** Where no type is asked for, modify means all types. What a rule on one resource says is about that one. */
const GIVES_MODIFY = `g."permission" = 'modify'
  and (p."type" is not null or g."resourceType" = '*' or coalesce(g."scope" = l."resource", false))`;

/** Collaborators by role, by access map or by a custom role; those who are not external belong to the organization. */
const COLLABORATES = `
  (c."external" or a."inOrganization") and ${live("c")} and (p."type" is null or case c."role"
    when 'access' then c."access" ->> p."type" in ('read', 'all')
    when 'custom' then cr."access" ->> p."type" in ('read', 'modify')
    else c."role" in ('owner', 'admin', 'member', 'viewer') end)`;

const COLLABORATOR_MODIFIES = `case c."role"
    when 'access' then coalesce(c."access" ->> p."type" = 'all', false)
    when 'custom' then coalesce(cr."access" ->> p."type" = 'modify', false)
    else c."role" in ('owner', 'admin', 'member') end`;

/**
 * Where a target is reached: at its own place, which is a project or (null) the workspace's own room, and at every
 * project that it is shared into, where the sharing rule caps what is reached.
 */
const REACHED_AT = `
    select p."project" as "project", p."open" as "open", p."resource" as "resource", null::text as "shareId", true as "shared"
    union all
    select sp."id", sp."visibility" = 'open', null, sh."ruleId", sh."permission" = 'modify'
    from "access_grants" sh join "projects" sp on sp."id" = sh."sharedProjectId" and sp."workspaceId" = $1 and sp."deletedAt" is null
    where sh."scope" = p."resource" and sh."sharedProjectId" is not null and ${live("sh")}`;

/**
 * Every pair of a scope and a subject is looked up by itself ("offset 0" keeps the pairs together): a scope may have
 * thousands of grants, of which a planner that knows neither would read all.
 */
const GRANTED = `
    (select * from unnest(array[case when l."open" then $1 end, l."project", l."resource"]) "at"("scope")
      cross join unnest(a."subjects") "named"("subject") offset 0) k
    join "access_grants" g on g."scope" = k."scope" and g."subject" = k."subject"`;

const AT = { project: `l."project"`, share: `l."shareId"` };

/**
 * Every way of the actor `a` (a row of `actorRow`) to the target `p`: columns `resource` (or null), `project` (or null),
 * `open` (no project, or an open one), and `type` (null: the project itself). The cheap and common ones come first, since
 * a decision stops at the first that is enough. Each table is named as seldom as can be: a statement takes longer to
 * begin than to run.
 */
const ways = (way: typeof describedWay): string => `
    ${way("admin", { role: `coalesce(a."above", 'admin')`, subject: `case when a."above" is null then 'workspace' else 'organization' end` })} where a."admin"
    union all
    select x.* from (${REACHED_AT}) l cross join lateral (
      ${way("rule", { ...AT, rule: `g."ruleId"`, subject: `g."subject"`, modify: `${GIVES_MODIFY} and l."shared"`, ends: `g."expiresAt"` })}
      from ${GRANTED} where ${OF_TYPE} and ${live("g")}
      union all
      ${way("custom_role", { ...AT, subject: `a."roleId"`, modify: `a."roleAccess" ->> p."type" = 'modify' and l."shared"` })}
      where l."open" and a."belongs" and a."roleAccess" ->> p."type" in ('read', 'modify')
      union all
      ${way("collaborator", { ...AT, role: `c."role"`, subject: `c."roleId"`, modify: `${COLLABORATOR_MODIFIES} and l."shared"`, ends: `c."expiresAt"` })}
      from "collaborators" c left join "roles" cr on cr."id" = c."roleId"
      where c."projectId" = l."project" and c."userId" = a."actor" and ${COLLABORATES}
      union all
      ${way("collaborator", { ...AT, role: `a."builtRole"`, modify: `a."builtRole" <> 'viewer' and l."shared"` })}
      where l."project" = a."builtInto"
      union all
      ${way("open_project", { ...AT, modify: "false" })}
      where l."open" and p."type" is null and a."belongs"
    ) x`;

export const WAYS = ways(describedWay);

const SUFFICIENT = ways((_, { modify = "true" }) => `select (${modify}) as "modify"`);

/** Nobody may do anything to a type that is neither the product's nor one that the operator registered. */
export function isKnown(type: string): string {
  const known = RESOURCE_TYPES.map((name) => `'${name}'`).join(", ");
  return `(${type} is null or ${type} in (${known}) or exists (select 1 from "resource_types" rt where rt."id" = ${type}))`;
}

/** What is kept as it is: an archived place, and the examples. */
export const CLOSED = `(pr."archivedAt" is not null or coalesce(pr."kind" = 'examples', false) or w."archivedAt" is not null)`;

const QUEUE_ADMIN = `exists (select 1 from "groups" qa where qa."id" = any(a."subjects") and qa."kind" = 'queue_admins')`;

/** Whether the actor `a` may do to the target `p` what its `level` says: read, edit or modify. */
export const GRANTED_DECISION = `
  a."alive" and (p."level" = 'read' or not p."closed")
  and exists (select 1 from (${SUFFICIENT}) y where p."level" <> 'modify' or y."modify")`;

/** The same, or manage: queues, for whoever is among the queue admins and sees the place or the queue. */
export const DECISION = `(p."level" <> 'manage' or ${QUEUE_ADMIN}) and ${GRANTED_DECISION}`;
