import { beforeAll, expect, test } from "vitest";
import { DIRECTORY_JOB } from "@/server/directory/commands/enqueue-sync";
import { syncEveryone } from "@/server/directory/commands/sync-everyone";
import { runNextJob } from "@/server/jobs/queue";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { scimClient, verifiedDomain, type ScimClient } from "@/server/testing/doors/scim";
import { directoryMapping } from "@/server/testing/examples/directory";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let client: ScimClient;
let here: { organization: string };

async function push(number: number): Promise<string> {
  const { status, body } = await client.call("POST", "/Users", { userName: `pushed.${number}@directory.example.com` });
  expect(status).toBe(201);
  return String(body.id);
}

async function deactivate(id: string): Promise<number> {
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  const Operations = [{ op: "Replace", path: "active", value: false }];
  return (await client.call("PATCH", `/Users/${id}`, { schemas, Operations })).status;
}

/** Whoever has a role of the directory's in the workspace. */
async function given(): Promise<number> {
  const query = `select 1 from "workspace_members" where "workspaceId" = $1 and "source" = 'scim' and "role" = 'admin'`;
  return (await sql(query, of.workspace.id)).length;
}

beforeAll(async () => {
  of = await tenant();
  here = { organization: of.organization.id };
  await verifiedDomain(of.organization, "directory.example.com");
  await directoryMapping(of.organization, { value: "admins", workspaceId: of.workspace.id, role: "admin" });
  client = await scimClient(of.organization, of.owner);
});

test("the brake stops a mass removal; an owner gives back memberships with what groups gave, and lets it go on", async () => {
  const people: string[] = [];
  for (const number of [1, 2, 3, 4]) people.push(await push(number));
  const members = people.map((value) => ({ value }));
  expect((await client.call("POST", "/Groups", { displayName: "admins", members })).status).toBe(201);
  expect(await given()).toBe(4);

  const answers: number[] = [];
  for (const id of people) answers.push(await deactivate(id));
  expect(answers).toEqual([200, 200, 200, 503]);
  expect(await given()).toBe(1);
  const { provisioning } = callerOf(of.owner);
  expect(await provisioning.get(here)).toMatchObject({ removed: 3, stoppedAt: expect.any(String) as string });

  expect(await provisioning.undo(here)).toEqual({ resumed: 3, groups: 0, skipped: 0 });
  const runs = new Map([[DIRECTORY_JOB, syncEveryone]]);
  while (await runNextJob(systemRequest(), runs));
  expect(await given()).toBe(4);
  expect(await sql('select 1 from "organization_members" where "suspendedAt" is not null')).toEqual([]);

  expect(await provisioning.resume(here)).toMatchObject({ removed: 0, stoppedAt: null });
  expect(await deactivate(people[0] ?? "")).toBe(200);
});

/** A group of the directory with new people in it, and a row by which its name makes them admins of the workspace. */
async function named(displayName: string, numbers: readonly number[]): Promise<string> {
  const people: string[] = [];
  for (const number of numbers) people.push(await push(number));
  await directoryMapping(of.organization, { value: displayName, workspaceId: of.workspace.id, role: "admin" });
  const members = people.map((value) => ({ value }));
  const { status, body } = await client.call("POST", "/Groups", { displayName, members });
  expect(status).toBe(201);
  return String(body.id);
}

async function rename(id: string, value: string): Promise<number> {
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  const Operations = [{ op: "replace", path: "displayName", value }];
  return (await client.call("PATCH", `/Groups/${id}`, { schemas, Operations })).status;
}

test("a new name that takes away what the old one gave counts as a removal of everybody in the group", async () => {
  const before = await given();
  const four = await named("operators", [11, 12, 13, 14]);
  expect(await rename(four, "former operators")).toBe(503);
  const { provisioning } = callerOf(of.owner);
  expect(await provisioning.get(here)).toMatchObject({ stoppedAt: expect.any(String) as string });
  expect((await client.call("GET", `/Groups/${four}`)).body.displayName).toBe("operators");
  expect(await given()).toBe(before + 4);
  await provisioning.resume(here);

  const two = await named("keepers", [15, 16]);
  expect(await rename(two, "former keepers")).toBe(204);
  const runs = new Map([[DIRECTORY_JOB, syncEveryone]]);
  while (await runNextJob(systemRequest(), runs));
  expect(await given()).toBe(before + 4);
  // They are in it still: only the directory gives the name back.
  expect(await provisioning.undo(here)).toMatchObject({ groups: 0, skipped: 2 });
  // A name that gives as much takes nobody away.
  await directoryMapping(of.organization, { value: "on call", workspaceId: of.workspace.id, role: "admin" });
  expect(await rename(four, "on call")).toBe(204);
  expect(await provisioning.get(here)).toMatchObject({ stoppedAt: null, removed: 2 });
});

test("a new name, or a new group, that gives a row of less before the one of more counts whoever has less then", async () => {
  const own = await tenant();
  await verifiedDomain(own.organization, "rows.example.com");
  const row = { workspaceId: own.workspace.id };
  await directoryMapping(own.organization, { value: "watchers", role: "viewer", ...row });
  await directoryMapping(own.organization, { value: "stewards", role: "admin", ...row });
  const { call } = await scimClient(own.organization, own.owner);
  const add = async (number: number) => {
    const { body } = await call("POST", "/Users", { userName: `rows.${number}@rows.example.com` });
    return { value: body.id };
  };
  const stewards = [await add(1), await add(2), await add(3), await add(4)];
  const another = await add(5);
  const group = (displayName: string, members: object[]) => call("POST", "/Groups", { displayName, members });
  expect((await group("stewards", stewards)).status).toBe(201);
  const admins = async () => {
    const query = `select 1 from "workspace_members" where "workspaceId" = $1 and "role" = 'admin' and "source" = 'scim'`;
    return (await sql(query, own.workspace.id)).length;
  };
  expect(await admins()).toBe(4);
  // By itself each of these gives whoever is in it a role that they did not have.
  const crowd = String((await group("crowd", [...stewards, another])).body.id);
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  const Operations = [{ op: "replace", path: "displayName", value: "watchers" }];
  const { provisioning } = callerOf(own.owner);
  const at = { organization: own.organization.id };
  expect((await call("PATCH", `/Groups/${crowd}`, { schemas, Operations })).status).toBe(503);
  await provisioning.resume(at);
  expect((await group("watchers", stewards)).status).toBe(503);
  await provisioning.resume(at);
  expect(await admins()).toBe(4);
  // Three may always go, and whoever only gains is not counted.
  const few = String((await group("few", [...stewards.slice(0, 3), another])).body.id);
  expect((await call("PATCH", `/Groups/${few}`, { schemas, Operations })).status).toBe(204);
});
