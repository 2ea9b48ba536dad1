import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

/** What a key of usage stands for. */
export interface UsageName {
  id: string;
  name: string;
  /** A project that was deleted, or somebody who left. */
  gone: boolean;
  /** A project that not everybody knows of, or the service account that is built into it. */
  hidden: boolean;
  /** The project that a service account is built into. */
  projectId: string | null;
}

const PROJECTS = `
  select p."id", p."name", p."deletedAt" is not null as "gone", p."visibility" <> 'open' as "hidden", null as "projectId"
  from "projects" p where p."organizationId" = $1 and p."id" = any($2::text[])`;

const WORKSPACES = `
  select w."id", w."name", w."deletedAt" is not null as "gone", false as "hidden", null as "projectId"
  from "workspaces" w where w."organizationId" = $1 and w."id" = any($2::text[])`;

const ACTORS = `
  select u."id", u."name", not (exists (select 1 from "organization_members" om
      where om."organizationId" = $1 and om."userId" = u."id" and ${live("om")}) or exists (select 1 from "collaborators" c
      where c."organizationId" = $1 and c."userId" = u."id" and ${live("c")})) as "gone", false as "hidden", null as "projectId"
  from "users" u where u."id" = any($2::text[])
  union all
  select sa."id", sa."name", false, coalesce(p."visibility" <> 'open', false), sa."projectId"
  from "service_accounts" sa left join "projects" p on p."id" = sa."projectId"
  where sa."organizationId" = $1 and sa."id" = any($2::text[])`;

const STATEMENTS = { project: PROJECTS, workspace: WORKSPACES, actor: ACTORS } as const;

/** Names for keys that come from the usage of this organization, which therefore knew them. */
export async function usageNames(
  organizationId: string,
  of: keyof typeof STATEMENTS,
  ids: readonly string[],
): Promise<Map<string, UsageName>> {
  if (ids.length === 0) return new Map();
  const rows = await runStatement<UsageName & Record<string, unknown>>(`usage-names-${of}`, STATEMENTS[of], [
    organizationId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}
