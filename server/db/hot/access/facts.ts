import "server-only";
import { live } from "../conditions";

/**
 * What stands around one question, as JSON: where the actor stands, what is put between them and the target, and what is
 * not enough or has ended. Explanations look for the smallest changes in it. As in paths.ts, $1 is the workspace and $2
 * its organization; "target" is one row, and $7 the actor.
 */

/** A time in JSON, as PostgreSQL writes it; null: without an end. */
type Ends = string | null;

interface MemberFact {
  role: string;
  source: string;
  expiresAt: Ends;
}

interface RoleFact {
  roleId: string | null;
  roleName: string | null;
  roleAccess: Record<string, string> | null;
}

interface GroupFact {
  id: string;
  name: string;
  kind: string;
  /** The actor's memberships, one for each source, those that have ended too. */
  put: { source: string; expiresAt: Ends }[];
}

interface ShareFact {
  ruleId: string;
  permission: string;
  expiresAt: Ends;
  projectId: string;
  slug: string;
  name: string;
  open: boolean;
}

export interface CollaboratorFact extends MemberFact, RoleFact {
  projectId: string;
  access: Record<string, string> | null;
  external: boolean;
}

export interface GrantFact {
  ruleId: string;
  subject: string;
  scope: string;
  resourceType: string;
  permission: string;
  expiresAt: Ends;
  source: string;
  /** How many subjects the rule has. */
  subjects: number;
}

export interface AccessFacts {
  actor: string;
  /** Known in the organization or in a project of the workspace, whatever became of it. */
  user: { name: string; email: string; suspended: boolean } | null;
  member: (MemberFact & { suspended: boolean }) | null;
  /** In the workspace. */
  row: (MemberFact & RoleFact) | null;
  /** `builtIn`: the project that it is built into, with its role there. */
  machine: {
    name: string;
    role: string;
    suspended: boolean;
    builtIn: { projectId: string; role: string } | null;
  } | null;
  workspace: { id: string; name: string; archived: boolean };
  project: { id: string; slug: string; name: string; open: boolean; kind: string; archived: boolean } | null;
  resource: { id: string; type: string; name: string } | null;
  shares: ShareFact[];
  collaborators: CollaboratorFact[];
  groups: GroupFact[];
  /** Rules around the target that name the actor, a group or role that they have or could have. */
  grants: GrantFact[];
}

/** Whatever names the actor, or would after a change that is offered: both roles, groups that they were in. */
const SUBJECTS = `
  array['role:member', 'role:viewer', $7]
    || array(select gm."groupId" from "group_members" gm where gm."workspaceId" = $1 and (gm."userId" = $7 or gm."serviceAccountId" = $7))
    || array(select b."id" from "groups" b where b."workspaceId" = $1 and b."kind" <> 'ordinary')`;

const GRANT = `g."ruleId", g."subject", g."scope", g."resourceType", g."permission", g."expiresAt", r."source",
  (select count(*)::int from "access_grants" x where x."ruleId" = g."ruleId") as "subjects"`;

const NEAR = `"around" l join "access_grants" g on g."scope" = l."scope" cross join "target" p
  join "access_rules" r on r."id" = g."ruleId"
  where (g."resourceType" = '*' or p."type" is null or g."resourceType" = p."type" or g."scope" = p."resource")`;

/** Common table expressions after "target". Beside the actor's own rules a few groups are named that would be enough. */
export const FACT_TABLES = `
  "shares" as materialized (
    select sh."ruleId", sh."permission", sh."expiresAt", sp."id" as "projectId", sp."slug", sp."name", sp."visibility" = 'open' as "open"
    from "target" p join "access_grants" sh on sh."scope" = p."resource" and sh."sharedProjectId" is not null
    join "projects" sp on sp."id" = sh."sharedProjectId" and sp."workspaceId" = $1 and sp."deletedAt" is null limit 50
  ), "around" as materialized (
    select p."resource" as "scope" from "target" p where p."resource" is not null
    union select p."project" from "target" p where p."project" is not null
    union select "projectId" from "shares"
    union select $1 from "target" p where p."open" or exists (select 1 from "shares" where "open")
  ), "mine" as materialized (select ${SUBJECTS} as "subjects"),
  "near" as materialized (
    (select ${GRANT} from "mine" m, ${NEAR} and g."subject" = any(m."subjects") limit 300)
    union all
    (select ${GRANT} from "mine" m, ${NEAR} and g."groupId" is not null and not g."subject" = any(m."subjects")
      and (g."permission" = 'modify' or p."level" <> 'modify') and ${live("g")} limit 20)
  )`;

const ROLE = (of: string) => `wr."id" as "roleId", wr."name" as "roleName", wr."access" as "roleAccess"
  from ${of} left join "roles" wr on wr."id" = x."roleId"`;

/** One expression: the facts of "target" and $7. */
export const FACTS = `
  json_build_object(
    'actor', $7,
    'user', (select row_to_json(x) from (select u."name", u."email", u."suspendedAt" is not null as "suspended" from "users" u
      where u."id" = $7 and u."deletedAt" is null and (
        exists (select 1 from "organization_members" om where om."organizationId" = $2 and om."userId" = u."id")
        or exists (select 1 from "collaborators" c where c."workspaceId" = $1 and c."userId" = u."id"))) x),
    'member', (select row_to_json(x) from (select om."role", om."source", om."expiresAt", om."suspendedAt" is not null as "suspended"
      from "organization_members" om where om."organizationId" = $2 and om."userId" = $7) x),
    'row', (select row_to_json(y) from (select x."role", x."source", x."expiresAt", ${ROLE(`"workspace_members" x`)}
      where x."workspaceId" = $1 and x."userId" = $7) y),
    'machine', (select row_to_json(x) from (select sa."name", sa."role", sa."suspendedAt" is not null as "suspended",
      case when sa."projectId" is not null then json_build_object('projectId', sa."projectId", 'role', sa."projectRole") end as "builtIn"
      from "service_accounts" sa where sa."workspaceId" = $1 and sa."id" = $7) x),
    'workspace', (select row_to_json(x) from (select w."id", w."name", w."archivedAt" is not null as "archived"
      from "workspaces" w where w."id" = $1) x),
    'project', (select row_to_json(x) from (select pr."id", pr."slug", pr."name", pr."visibility" = 'open' as "open", pr."kind",
      pr."archivedAt" is not null as "archived" from "projects" pr where pr."id" = p."project") x),
    'resource', (select row_to_json(x) from (select r."id", r."type", r."name" from "resources" r where r."id" = p."resource") x),
    'shares', (select coalesce(json_agg(x), '[]') from "shares" x),
    'collaborators', (select coalesce(json_agg(y), '[]') from (select x."projectId", x."role", x."access", x."external", x."source",
      x."expiresAt", ${ROLE(`"collaborators" x`)} where x."userId" = $7
      and (x."projectId" = p."project" or x."projectId" in (select "projectId" from "shares"))) y),
    'groups', (select coalesce(json_agg(y), '[]') from (select b."id", b."name", b."kind", (select coalesce(json_agg(x), '[]') from (
        select gm."source", gm."expiresAt" from "group_members" gm
        where gm."groupId" = b."id" and (gm."userId" = $7 or gm."serviceAccountId" = $7)) x) as "put"
      from "mine" m join "groups" b on b."workspaceId" = $1 and (b."id" = any(m."subjects") or b."id" in (select "subject" from "near"))) y),
    'grants', (select coalesce(json_agg(x), '[]') from "near" x)
  )`;
