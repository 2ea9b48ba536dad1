import { beforeAll, describe, expect, test } from "vitest";
import { WORKSPACE_TABLE } from "@/server/access/permissions";
import { sql, useDatabase } from "@/server/testing/database";
import { person, project, workspace, workspaceMember } from "@/server/testing/factory";
import { customRole, group } from "@/server/testing/factories/groups-and-roles";
import { credential, type CredentialRef, serviceAccount } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { declared, placeholdersOf, type Declared } from "@/server/testing/doors/procedures";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let mine: Tenant;
let theirs: Tenant;
/** Of their owner, for all of their organization. */
let stranger: CredentialRef;

beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
  stranger = await credential(theirs.owner, theirs.organization);
});

const LEVELS = ["organization", "workspace", "project"];
const placed = declared.filter(({ meta }) => LEVELS.includes(meta.level ?? ""));

/** The procedure's REST route with ids of a tenant in its path; what names no place becomes another of its ids. */
function addressIn(of: Tenant, { route }: Declared): { method: string; path: string } {
  const [method = "", template = ""] = route.split(" ");
  const ids: Readonly<Record<string, string>> = {
    organization: of.organization.id,
    workspace: of.workspace.id,
    project: of.project.id,
    user: of.owner.id,
  };
  const names = placeholdersOf(template);
  const path = names.reduce((text, name) => text.replace(`{${name}}`, ids[name] ?? of.owner.id), template);
  return { method, path };
}

/** Whatever a tenant keeps, as text: nothing of it changes by what strangers send. */
async function contentOf(of: Tenant): Promise<string> {
  const tables = [
    "organization_members",
    "workspaces",
    "workspace_members",
    "projects",
    "collaborators",
    "credentials",
    "invitations",
    "groups",
    "group_members",
    "roles",
    "service_accounts",
    "slugs",
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      sql(`select * from "${table}" where "organizationId" = $1 order by 1, 2, 3`, of.organization.id),
    ),
  );
  return JSON.stringify([rows, await sql('select * from "organizations" where "id" = $1', of.organization.id)]);
}

describe.each(placed)("$route", (procedure) => {
  test("does not exist for another tenant's credential, whatever the body says", async () => {
    const before = await contentOf(mine);
    const { method, path } = addressIn(mine, procedure);
    const inBody = { organization: mine.organization.id, name: "Taken over", role: "admin", emails: ["x@example.com"] };
    const body = method === "GET" ? {} : { body: path === "/workspaces" ? inBody : { name: "Taken over" } };
    const { status, body: answer } = await knock(method, path, { credential: stranger, ...body });
    expect(answer).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    expect(status).toBe(404);
    expect(await contentOf(mine)).toBe(before);
    expect(JSON.stringify(answer)).not.toContain(mine.organization.name);
  });
});

describe("a child of somebody else below a parent of one's own", () => {
  test("does not exist: a project, a credential, an invitation, a member", async () => {
    const workspaceOf = (of: Tenant) => `/workspaces/${of.workspace.id}`;
    const key = await credential(mine.owner, mine.workspace);
    const machine = await serviceAccount(mine.workspace);
    const team = await group(mine.workspace, mine.owner, { machines: [machine] });
    const role = await customRole(mine.workspace, mine.owner);
    const tries: readonly (readonly [string, string])[] = [
      ["GET", `/projects/${mine.project.id}`],
      ["PATCH", `/projects/${mine.project.id}`],
      ["PATCH", `/credentials/${key.id}`],
      ["DELETE", `/credentials/${key.id}`],
      ["PATCH", `/members/${mine.owner.id}`],
      ["DELETE", `/members/${mine.owner.id}`],
      ["GET", `/groups/${team.id}`],
      ["GET", `/groups/${team.id}/members`],
      ["GET", `/groups/${team.id}/removal`],
      ["PATCH", `/groups/${team.id}`],
      ["DELETE", `/groups/${team.id}`],
      ["GET", `/roles/${role.id}`],
      ["GET", `/roles/${role.id}/affected`],
      ["PATCH", `/roles/${role.id}`],
      ["DELETE", `/roles/${role.id}`],
      ["GET", `/service-accounts/${machine.serviceAccount}`],
      ["DELETE", `/service-accounts/${machine.serviceAccount}`],
    ];
    const before = await contentOf(mine);
    for (const [method, below] of tries) {
      const named = below.startsWith("/roles/") ? { name: "Taken over" } : { name: "x", label: "x", role: "viewer" };
      const body = method === "PATCH" ? { body: named } : {};
      const reply = await knock(method, workspaceOf(theirs) + below, { credential: stranger, ...body });
      expect(reply, `${method} ${below}`).toMatchObject({ status: 404, body: { reason: "not_found" } });
    }
    expect(await contentOf(mine)).toBe(before);
  });

  test("does not exist below another workspace of the same organization either", async () => {
    const other = await workspace(mine.organization, mine.owner);
    const secret = await project(other, mine.owner);
    const own = await credential(mine.owner, mine.organization);
    const path = `/workspaces/${mine.workspace.id}/projects/${secret.id}`;
    expect(await knock("GET", path, { credential: own })).toMatchObject({ status: 404 });
    expect(await knock("GET", `/workspaces/${other.id}/projects/${secret.id}`, { credential: own })).toMatchObject({
      status: 200,
    });
  });
});

describe("an id in body or query that differs from the path's", () => {
  test.each(["workspace", "project"])(
    "is refused for a %s with 422, and the path's own place is not touched",
    async (name) => {
      const path = `/workspaces/${theirs.workspace.id}/projects/${theirs.project.id}`;
      const foreign = name === "workspace" ? mine.workspace.id : mine.project.id;
      const before = [await contentOf(mine), await contentOf(theirs)];
      const inBody = await knock("PATCH", path, { credential: stranger, body: { name: "x", [name]: foreign } });
      expect(inBody).toMatchObject({ status: 422, body: { reason: "invalid_value", field: name } });
      const inQuery = await knock("PATCH", `${path}?${name}=${foreign}`, { credential: stranger, body: { name: "x" } });
      expect(inQuery).toMatchObject({ status: 422, body: { reason: "invalid_value", field: name } });
      expect([await contentOf(mine), await contentOf(theirs)]).toEqual(before);
    },
  );

  test("is no way to make something in another tenant: the place in a body is checked like one in a path", async () => {
    const body = { organization: mine.organization.slug, name: "Inside" };
    expect(await knock("POST", "/workspaces", { credential: stranger, body })).toMatchObject({ status: 404 });
  });
});

const memberMay = ({ meta }: Declared): boolean =>
  Object.entries(WORKSPACE_TABLE).some(
    ([permission, roles]: readonly [string, readonly string[]]) =>
      permission === meta.permission && roles.includes("member"),
  );

describe("a plain member", () => {
  test("is answered 403 by every procedure of admins and operators, and changes nothing", async () => {
    const member = await person();
    await workspaceMember(mine.workspace, member);
    const machine = await credential(member, mine.workspace);
    const forbidden: string[] = [];
    for (const procedure of declared) {
      const { method, path } = addressIn(mine, procedure);
      const { level } = procedure.meta;
      if (level === "account" || level === "public" || method === "GET" || memberMay(procedure)) continue;
      const { status } = await knock(method, path, { credential: machine, body: {} });
      if (status === 403) forbidden.push(procedure.path);
      else expect([404, 422], procedure.path).toContain(status);
    }
    const ofOperators = declared.filter(({ meta, type }) => meta.level === "instance" && type === "mutation");
    const ofAdmins = [
      "members.changeRole",
      "members.remove",
      "invitations.create",
      "workspaces.rename",
      "organizations.rename",
    ];
    expect(forbidden).toEqual(expect.arrayContaining([...ofOperators.map(({ path }) => path), ...ofAdmins]));
  });
});
