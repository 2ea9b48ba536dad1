// The limit that access decisions compare with: one decision query, written by hand for the world of the bench: roles,
// groups, collaborators and grants, but neither shares, custom roles, machines, suspensions nor archived places.
// DATABASE_URL=... PORT=... node decisions-baseline.mjs
// POST /check   {actor, permission, resource: {type, id}}
// POST /checks  {actor, checks: [{permission, resource: {type, id}}]}
import { authenticate, pool, reply, serve } from "./bare-server.mjs";

const allowed = (type, id, permission) => `exists (
  select 1 from "resources" r left join lateral (select * from "projects" i where i."id" = r."projectId" offset 0) p on true
  left join "workspace_members" m on m."workspaceId" = r."workspaceId" and m."userId" = $2
  where r."id" = ${id} and r."type" = ${type} and r."workspaceId" = $1 and (
    m."role" = 'admin'
    or exists (select 1 from "collaborators" c where c."projectId" = r."projectId" and c."userId" = $2
      and case c."role" when 'access' then c."access" ->> r."type" = 'all' or ${permission} = 'read' and c."access" ->> r."type" = 'read'
        else ${permission} = 'read' or c."role" <> 'viewer' end)
    or exists (select 1 from (select * from
        unnest(array[r."id", r."projectId", case when p."id" is null or p."visibility" = 'open' then $1 end]) s("scope"),
        unnest(array(select $2 union all select 'role:' || m."role"
          union all select gm."groupId" from "group_members" gm where gm."organizationId" = r."organizationId" and gm."userId" = $2)) a("subject") offset 0) k
      join "access_grants" g on g."scope" = k."scope" and g."subject" = k."subject"
      where g."resourceType" in ('*', r."type") and (${permission} = 'read' or g."permission" = 'modify')
      and (g."expiresAt" is null or g."expiresAt" > now()))))`;

const CHECK = { name: "check", text: `select ${allowed("$3", "$4", "$5")} as "allowed"` };
const CHECKS = {
  name: "checks",
  text: `select ${allowed('q."type"', 'q."id"', 'q."permission"')} as "allowed"
    from unnest($3::text[], $4::text[], $5::text[]) with ordinality q("type", "id", "permission", "n") order by q."n"`,
};

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

serve(async (request, response) => {
  const body = await bodyOf(request);
  const caller = await authenticate(request);
  if (!caller) return reply(response, 401, { code: "UNAUTHENTICATED" });
  if (request.url === "/check") {
    const { actor, permission, resource } = body;
    const values = [caller.row.workspaceId, actor, resource.type, resource.id, permission];
    const { rows } = await pool.query({ ...CHECK, values });
    return reply(response, 200, { allowed: rows[0].allowed });
  }
  const { actor, checks } = body;
  const asked = [(q) => q.resource.type, (q) => q.resource.id, (q) => q.permission].map((of) => checks.map(of));
  const { rows } = await pool.query({ ...CHECKS, values: [caller.row.workspaceId, actor, ...asked] });
  return reply(response, 200, { items: rows });
});
