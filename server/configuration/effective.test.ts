import { beforeAll, describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { group } from "@/server/testing/factories/groups-and-roles";
import { knock, knockText } from "@/server/testing/doors/knock";
import { credential, serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { exchange, knockWith } from "@/server/testing/doors/oauth";
import { refusalOf } from "@/server/testing/refusal";
import { resourceIn } from "@/server/testing/factories/access";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { builtInGroup, machineVault, ownVault, vault } from "@/server/testing/factories/vaults";

useDatabase();

let of: Tenant;
let room: { workspace: string };
let path: string;
let who: Person;
let team: { id: string };
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  path = `/workspaces/${of.workspace.id}/configuration`;
  who = await person();
  await workspaceMember(of.workspace, who);
  team = await group(of.workspace, of.owner, { people: [who] });
  const [users, admins] = [await builtInGroup(of.workspace), await builtInGroup(of.workspace, "admins")];
  const made = (name: string, groups: { id: string }[], content: string, options = {}) =>
    vault(of.workspace, of.owner, { name, groups, content, ...options });
  await made("upper", [team], "order = upper\nupper = 1\nown = upper\nforced = upper");
  await made("lower", [users], "order = lower\nlower = 1\napi { host : lower, secret_key : canary-real }");
  await made("locked", [users], "forced = locked", { locked: true });
  await made("off", [users], "order = off\nonly_off = 1", { active: false });
  await made("admins", [admins], "admins = 1");
  await ownVault(of.workspace, who, "own = own\nforced = own\napi { port : 1 }");
});

const by = (credentialOf: CredentialRef) => ({ credential: credentialOf });
const plainly = async (caller: ReturnType<typeof callerOf>, actor?: string) => {
  const { content } = await caller.configuration.get({ ...room, actor });
  return JSON.parse(content ?? "null") as Record<string, unknown>;
};

describe("the effective configuration", () => {
  test("puts the upper row over the lower, the own vault over both, and locked vaults over all", async () => {
    expect(await plainly(callerOf(who))).toEqual({
      order: "upper",
      upper: 1,
      lower: 1,
      own: "own",
      forced: "locked",
      api: { host: "lower", secret_key: "********", port: 1 },
    });
  });

  test("follows the order of the rows, and who is in which group", async () => {
    const { items } = await callerOf(of.owner).vaults.list(room);
    const lower = items.find(({ name }) => name === "lower")?.id ?? "";
    await callerOf(of.owner).vaults.move({ ...room, vault: lower, position: 1 });
    expect(await plainly(callerOf(who))).toMatchObject({ order: "lower" });
    await callerOf(of.owner).vaults.move({ ...room, vault: lower, position: 2 });
    const other = await person();
    await workspaceMember(of.workspace, other, "viewer");
    const theirs = await plainly(callerOf(other));
    expect(theirs).toMatchObject({ order: "lower", forced: "locked" });
    expect(theirs).not.toHaveProperty("admins");
    expect(await plainly(callerOf(of.owner))).toMatchObject({ admins: 1 });
  });

  test("names the winner of every key, the losers and why; vaults that are off are struck out", async () => {
    const { items, total } = await callerOf(who).configuration.keys(room);
    expect(total).toBe(9);
    const key = (name: string) => items.find((item) => item.path === name);
    expect(key("order")).toMatchObject({
      value: "upper",
      winner: { name: "upper", kind: "administrator" },
      reason: "higher_row",
      losers: [
        { vault: { name: "lower" }, value: "lower", active: true },
        { vault: { name: "off" }, value: "off", active: false },
      ],
    });
    expect(key("own")).toMatchObject({ winner: { name: who.name, kind: "user" }, reason: "own" });
    expect(key("forced")).toMatchObject({ reason: "locked", losers: [{ value: "own" }, { value: "upper" }] });
    expect(key("lower")).toMatchObject({ reason: "only", losers: [] });
    expect(key("only_off")).toMatchObject({ winner: null, value: null, reason: "inactive" });
    expect(key("api.secret_key")).toMatchObject({ value: "********" });
    const found = await callerOf(who).configuration.keys({ ...room, search: "API.", limit: 1 });
    expect(found).toMatchObject({ total: 3, items: [{ path: "api.host" }] });
    const stack = await callerOf(who).configuration.vaults(room);
    expect(stack.items.map(({ name, active }) => `${name} ${active}`)).toEqual([
      "locked true",
      `${who.name} true`,
      "upper true",
      "lower true",
      "off false",
    ]);
  });

  test("of others is for admins, masked; of nobody there it is not found", async () => {
    expect(await plainly(callerOf(of.owner), who.id)).toMatchObject({ own: "own", api: { secret_key: "********" } });
    const wish = { ...room, actor: of.owner.id };
    expect(await refusalOf(callerOf(who).configuration.get(wish))).toBe("FORBIDDEN permission_missing (actor)");
    expect(await refusalOf(callerOf(who).configuration.keys(wish))).toBe("FORBIDDEN permission_missing (actor)");
    const outside = await person();
    for (const actor of [outside.id, "usr_none"]) {
      expect(await refusalOf(callerOf(of.owner).configuration.vaults({ ...room, actor }))).toBe("NOT_FOUND not_found");
    }
    expect(await refusalOf(callerOf(outside).configuration.get(room))).toBe("NOT_FOUND not_found");
  });
});

describe("by REST", () => {
  test("a person's credential gets real values in the format that Accept names, and leaves one row", async () => {
    const key = await credential(who, of.workspace);
    const json = await knock("GET", path, by(key));
    expect(json.body).toMatchObject({ api: { secret_key: "canary-real" }, forced: "locked" });
    expect(json.headers).toMatchObject({ "content-type": "application/json; charset=utf-8" });
    const yaml = await knockText("GET", path, { ...by(key), headers: { accept: "text/html, application/yaml;q=0.9" } });
    expect(yaml.headers["content-type"]).toContain("application/yaml");
    expect(yaml.body).toContain("  secret_key: canary-real\n");
    const hocon = await knockText("GET", path, { ...by(key), headers: { accept: "application/hocon" } });
    expect(hocon.body).toContain('secret_key = "canary-real"');
    const rows = await sql(
      `select "action", "actorId", "targetId", "after" from "audit_entries" where "credentialId" = $1`,
      key.id,
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ action: "configuration.fetch", actorId: who.id, targetId: who.id });
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  test("container arguments to hide are told beside it, masked for who looks, and change the tag", async () => {
    const mine = await person();
    await workspaceMember(of.workspace, mine);
    await ownVault(of.workspace, mine, 'flags { my_flag : canary-real, all : "-e MY_FLAG=canary-real" }');
    const key = await credential(mine, of.workspace);
    const first = await knock("GET", path, by(key));
    expect(first.headers["tenantry-hidden-arguments"]).toContain("AWS_SECRET_ACCESS_KEY");
    await callerOf(mine).preferences.update({ hiddenArguments: ["MY_FLAG"] });
    const again = await knock("GET", path, { ...by(key), headers: { "if-none-match": first.headers.etag ?? "" } });
    expect(again).toMatchObject({ status: 200, body: { flags: { my_flag: "canary-real" } } });
    expect(again.headers["tenantry-hidden-arguments"]).toBe("MY_FLAG");
    for (const looking of [await plainly(callerOf(mine)), await plainly(callerOf(of.owner), mine.id)]) {
      expect(looking).toMatchObject({ flags: { my_flag: "********", all: "-e MY_FLAG=********" } });
    }
    const { items } = await callerOf(of.owner).configuration.keys({ ...room, actor: mine.id, search: "my_flag" });
    expect(items).toMatchObject([{ path: "flags.my_flag", value: "********" }]);
  });

  test("what the client has already is answered 304 without a row, until something changes", async () => {
    const key = await credential(who, of.workspace);
    const { headers } = await knock("GET", path, by(key));
    const again = { ...by(key), headers: { "if-none-match": `"other", W/${headers.etag ?? ""}` } };
    expect(await knockText("GET", path, again)).toMatchObject({
      status: 304,
      body: "",
      headers: { etag: headers.etag },
    });
    const yaml = { ...again, headers: { ...again.headers, accept: "application/yaml" } };
    expect((await knockText("GET", path, yaml)).status).toBe(200);
    await callerOf(who).ownVault.set({ ...room, active: false });
    expect(await knockText("GET", path, again)).toMatchObject({ status: 200 });
    await callerOf(who).ownVault.set({ ...room, active: true });
    const rows = await sql(`select 1 from "audit_entries" where "credentialId" = $1`, key.id);
    expect(rows).toHaveLength(3);
  });

  test("an admin's credential sees others' masked, and leaves no row", async () => {
    const key = await credential(of.owner, of.workspace);
    const { body } = await knock("GET", `${path}?actor=${who.id}`, by(key));
    expect(body).toMatchObject({ api: { secret_key: "********" } });
    expect(await sql(`select 1 from "audit_entries" where "credentialId" = $1`, key.id)).toEqual([]);
  });

  test("a service account gets its own; as a task's owner that person's, over its own, and nothing of admins", async () => {
    const machine = await serviceAccount(of.workspace);
    await machineVault(of.workspace, of.owner, machine, "machine = 1\nown = machine\norder = machine");
    const own = await knock("GET", path, by(machine));
    expect(own.body).toMatchObject({ machine: 1, own: "machine", order: "machine", forced: "locked", lower: 1 });
    expect(own.body).not.toHaveProperty("upper");
    await sql('update "service_accounts" set "allowImpersonation" = true where "id" = $1', machine.serviceAccount);
    const job = async (owner: Person) => {
      const { id } = await resourceIn(of.workspace.project, { type: "job" });
      await sql('update "resources" set "ownerId" = $2 where "id" = $1', id, owner.id);
      return String((await exchange(machine, id)).body.access_token);
    };
    const { body } = await knockWith(await job(who), "GET", path);
    expect(body).toMatchObject({
      machine: 1,
      own: "own",
      order: "machine",
      upper: 1,
      api: { secret_key: "canary-real" },
    });
    const asAdmin = await knockWith(await job(of.owner), "GET", path);
    expect(asAdmin.body).toMatchObject({ machine: 1 });
    expect(asAdmin.body).not.toHaveProperty("admins");
    expect((await knockWith(await job(of.owner), "GET", `${path}?actor=${who.id}`)).status).toBe(403);
  });

  test("a credential that is limited to something else gets none", async () => {
    const key = await credential(who, of.workspace);
    const proof = key.actor.credential;
    if (proof === null) throw new Error("a credential without proof");
    const scopes = { permissions: ["project.list"], readOnly: false, project: null };
    const limited = callerWithCredential({ ...key, actor: { ...key.actor, credential: { ...proof, scopes } } });
    expect(await refusalOf(limited.configuration.get(room))).toBe("FORBIDDEN credential_scope");
  });
});
