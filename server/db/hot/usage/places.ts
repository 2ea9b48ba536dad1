import "server-only";
import { runStatement } from "../../statement";

interface UsageProject {
  id: string;
  kind: string;
  /** Milliseconds; null: it is there. */
  deletedAt: number | null;
}

/** What events of a workspace name, as far as it is there. */
export interface NamedPlaces {
  projects: UsageProject[];
  /** In lower case, with the id of the project that each leads to. */
  slugs: { slug: string; projectId: string }[];
  /** Ids of people and service accounts. */
  actors: string[];
}

/**
 * A project that was deleted took what was used before; somebody who has gone is known by what they used before. The
 * slugs of projects that lie elsewhere by now lead nowhere.
 */
const NAMED = `
  with "slugs" as (
    select s."slug", s."projectId" from "slugs" s
    where s."space" = $2 and s."slug" = any($3::text[]) and s."projectId" is not null
  ), "projects" as (
    select p."id", p."kind", (extract(epoch from p."deletedAt") * 1000)::float8 as "deletedAt" from "projects" p
    where p."workspaceId" = $2
      and (p."id" = any($3::text[]) or p."id" in (select "projectId" from "slugs") or p."kind" = 'default')
  ), "actors" as (
    select om."userId" as "id" from "organization_members" om
    where om."organizationId" = $1 and om."userId" = any($4::text[])
    union select c."userId" from "collaborators" c where c."workspaceId" = $2 and c."userId" = any($4::text[])
    union select sa."id" from "service_accounts" sa where sa."workspaceId" = $2 and sa."id" = any($4::text[])
    union select a."id" from unnest($4::text[]) a("id") where exists (
      select 1 from "usage_days" d where d."organizationId" = $1 and d."actorId" = a."id" and a."id" <> '')
  )
  select (select coalesce(json_agg(x), '[]') from "projects" x) as "projects",
    (select coalesce(json_agg(x), '[]') from "slugs" x) as "slugs",
    (select coalesce(json_agg(x."id"), '[]') from "actors" x) as "actors"`;

/** Looks up, by one statement, what events name: projects by slug or id, actors by id. */
export async function namedPlaces(
  organizationId: string,
  workspaceId: string,
  projects: readonly string[],
  actors: readonly string[],
): Promise<NamedPlaces> {
  const named = projects.flatMap((name) => [name, name.toLowerCase()]);
  const values = [organizationId, workspaceId, [...new Set(named)], actors];
  const [row] = await runStatement<{ [Key in keyof NamedPlaces]: NamedPlaces[Key] }>("usage-places", NAMED, values);
  return row ?? { projects: [], slugs: [], actors: [] };
}
