import pg from "pg";
import { callApi } from "../../api";
import { CREDENTIAL } from "./world";

/** An organization with so many people, in one workspace beside its default one, and a group of some of them. */
export interface Crowd {
  organization: string;
  workspace: string;
  group: string;
}

interface Size {
  slug: string;
  members: number;
  workspaces: number;
  grouped: number;
}

export const SMALL: Size = { slug: "few", members: 100, workspaces: 2, grouped: 50 };
export const LARGE: Size = { slug: "many", members: 20_000, workspaces: 2_000, grouped: 10_000 };

const post = { method: "POST", basic: CREDENTIAL };

/** Ids in the product's own form, that sort by their number: people of both crowds are told apart by a letter. */
const id = (kind: string, letter: string) => `'${kind}_${letter}' || lpad(i::text, 25, '0')`;

const people = (letter: string, slug: string) => `
  insert into "users" ("id", "email", "emailKey", "name", "emailVerifiedAt")
  select ${id("usr", letter)}, '${slug}-' || i || '@example.com', '${slug}-' || i || '@example.com', 'Member ' || i, now()
  from generate_series(1, $1::int) i`;

const organizationMembers = (letter: string) => `
  insert into "organization_members" ("organizationId", "userId", "role")
  select $2, ${id("usr", letter)}, 'member' from generate_series(1, $1::int) i`;

const workspaceMembers = (letter: string) => `
  insert into "workspace_members" ("organizationId", "workspaceId", "userId", "role")
  select $2, $3, ${id("usr", letter)}, case when i % 10 = 0 then 'viewer' else 'member' end
  from generate_series(1, $1::int) i`;

const groupMembers = (letter: string) => `
  insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "userId")
  select ${id("gm", letter)}, $2, $3, $4, ${id("usr", letter)} from generate_series(1, $1::int) i`;

const workspaces = (letter: string, slug: string) => `
  with made as (
    insert into "workspaces" ("id", "organizationId", "name", "slug")
    select ${id("ws", letter)}, $2, 'Workspace ' || i, '${slug}-workspace-' || i from generate_series(1, $1::int) i
    returning "id", "organizationId", "slug"
  )
  insert into "slugs" ("space", "slug", "organizationId", "workspaceId")
  select 'workspace', "slug", "organizationId", "id" from made`;

/** Rows written past the product, for they only have to be there; the places themselves are made through it. */
export async function makeCrowd(url: string, database: string, size: Size): Promise<Crowd> {
  const { slug, members, grouped } = size;
  const letter = slug === SMALL.slug ? "f" : "m";
  const { id: organization } = await callApi<{ id: string }>(url, "/organizations", {
    ...post,
    body: { name: slug, slug },
  });
  const room = { organization, name: slug, slug: `${slug}-room` };
  const { id: workspace } = await callApi<{ id: string }>(url, "/workspaces", { ...post, body: room });
  const body = { name: "Everybody we know", members: [] };
  const { id: group } = await callApi<{ id: string }>(url, `/workspaces/${workspace}/groups`, { ...post, body });
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(people(letter, slug), [members]);
    await client.query(organizationMembers(letter), [members, organization]);
    await client.query(workspaceMembers(letter), [members, organization, workspace]);
    await client.query(groupMembers(letter), [grouped, organization, workspace, group]);
    await client.query(workspaces(letter, slug), [size.workspaces, organization]);
    await client.query("analyze");
  } finally {
    await client.end();
  }
  return { organization: slug, workspace: room.slug, group };
}
