import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

/** How many subjects a rule has, and the first of each kind by name. */
export interface RuleSubjectsRow {
  ruleId: string;
  users: number;
  serviceAccounts: number;
  groups: number;
  projects: number;
  roles: string[];
  firstUsers: { id: string; name: string; email: string }[];
  firstServiceAccounts: { id: string; name: string }[];
  firstGroups: { id: string; name: string; kind: string }[];
  firstProjects: { id: string; slug: string; name: string }[];
}

const OF_RULE = `g."ruleId" = r."id" and g."workspaceId" = $2`;

/** Projects that were deleted, or that the reader cannot know of, are not there. */
const SEEN = `sp."deletedAt" is null and ($3::text[] is null or sp."id" = any($3))`;

function first(columns: string, from: string, limit: number): string {
  return `(select coalesce(json_agg(f order by f."id"), '[]') from (select ${columns} from "access_grants" g ${from}
    where ${OF_RULE} order by g."subject" limit ${limit}) f)`;
}

function statement(limit: number): string {
  return `
  select r."id" as "ruleId", c.*,
    ${first(`u."id", u."name", u."email"`, `join "users" u on u."id" = g."userId"`, limit)} as "firstUsers",
    ${first(`sa."id", sa."name"`, `join "service_accounts" sa on sa."id" = g."serviceAccountId"`, limit)} as "firstServiceAccounts",
    ${first(`gr."id", gr."name", gr."kind"`, `join "groups" gr on gr."id" = g."groupId"`, limit)} as "firstGroups",
    ${first(`sp."id", sp."slug", sp."name"`, `join "projects" sp on sp."id" = g."sharedProjectId" and ${SEEN}`, limit)} as "firstProjects"
  from unnest($1::text[]) r("id") cross join lateral (
    select count(g."userId")::int as "users", count(g."serviceAccountId")::int as "serviceAccounts",
      count(g."groupId")::int as "groups", count(sp."id")::int as "projects",
      coalesce(array_agg(g."role" order by g."role") filter (where g."role" is not null), '{}') as "roles"
    from "access_grants" g left join "projects" sp on sp."id" = g."sharedProjectId" and ${SEEN}
    where ${OF_RULE}) c`;
}

/** The subjects of some rules of a workspace; `projects`: those that the reader may know of, null for all. */
export async function ruleSubjects(
  workspaceId: string,
  rules: readonly string[],
  { projects, first: limit }: { projects: readonly string[] | null; first: number },
  tx?: TransactionDatabase,
): Promise<RuleSubjectsRow[]> {
  if (rules.length === 0) return [];
  const values = [[...rules], workspaceId, projects === null ? null : [...projects]];
  return runStatement<RuleSubjectsRow>(`rule-subjects-${limit}`, statement(limit), values, tx);
}
