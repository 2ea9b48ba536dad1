import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { builtInGroup, machineVault, ownVault, vault } from "@/server/testing/factories/vaults";
import { person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import type { VaultFormat } from "@/server/vaults/schema";

useDatabase();

// Shared: what is refused changes nothing.
let of: Tenant;
let room: { workspace: string };
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
});

const INVALID = "INVALID vault_invalid (content)";
const levels = (count: number, line: (level: number) => string) =>
  Array.from({ length: count }, (_, level) => line(level + 1)).join("\n");

const BOMBS: readonly [name: string, format: VaultFormat, content: string][] = [
  ["anchors of anchors", "yaml", `a0: &a0 [x]\n${levels(30, (n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]`)}`],
  ["an anchor in itself", "yaml", "a: &a { b: *a }"],
  [
    "merge keys of merge keys",
    "yaml",
    `m0: &m0 {k: 1}\n${levels(3_000, (n) => `m${n}: &m${n} {<<: *m${n - 1}, k${n}: 1}`)}`,
  ],
  ["texts of texts", "hocon", `a0 = xxxxxxxxxx\n${levels(40, (n) => `a${n} = \${a${n - 1}}\${a${n - 1}}`)}`],
  [
    "objects of objects",
    "hocon",
    `a0 { x : 1 }\n${levels(40, (n) => `a${n} { x : \${a${n - 1}}, y : \${a${n - 1}} }`)}`,
  ],
  ["lists that grow", "hocon", `a = [1]\n${levels(40, () => "a = ${a} ${a}")}`],
  ["values that are each other", "hocon", "a = ${b}\nb = ${c}\nc = ${a}"],
  ["a path of a hundred thousand keys", "hocon", `${"a.".repeat(100_000)}a = 1`],
  ["braces in braces", "hocon", "{a".repeat(80_000)],
  ["lists in lists", "json", "[".repeat(250_000)],
  ["lists in lists of YAML", "yaml", "[".repeat(250_000)],
  ["lines that go deeper", "yaml", levels(700, (n) => `${" ".repeat(n)}a:`)],
  ["another file", "hocon", 'include file("/etc/passwd")'],
  ["another address", "hocon", 'include url("http://127.0.0.1:9/x")'],
  ["the prototype of objects", "json", '{ "__proto__": { "operator": true } }'],
  ["the prototype of objects by YAML", "yaml", "__proto__: { operator: true }"],
  ["the prototype of objects by a path", "hocon", "a.__proto__.operator = true"],
];

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

describe("a text that is made to cost much, or to reach out", () => {
  test.each(BOMBS)("is refused within a second of work, and nothing of it stays: %s", async (_, format, content) => {
    const own = callerOf(of.owner).ownVault;
    collect();
    const before = process.memoryUsage().heapUsed;
    const started = process.cpuUsage();
    expect(await refusalOf(own.set({ ...room, format, content }))).toBe(INVALID);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(1_000);
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(33_554_432);
    expect(Reflect.get({}, "operator")).toBeUndefined();
  });

  test("of the environment nothing is looked up", async () => {
    const own = callerOf(of.owner).ownVault;
    expect(await refusalOf(own.set({ ...room, format: "hocon", content: "a = ${PATH}" }))).toBe(INVALID);
    expect(await refusalOf(own.set({ ...room, format: "hocon", content: "a = ${?HOME}" }))).toBe("done");
    expect(await own.get(room)).toMatchObject({ keyCount: 0 });
  });

  test("of ten megabytes is not read to its end", async () => {
    const key = await credential(of.owner, of.workspace);
    const text = JSON.stringify({ format: "hocon", content: "x".repeat(10_485_760) });
    const path = `/workspaces/${of.workspace.id}/vault`;
    expect(await knock("PUT", path, { credential: key, text })).toMatchObject({
      status: 413,
      body: { reason: "body_too_large" },
    });
    const body = { format: "hocon", content: "x".repeat(300_000) };
    expect(await knock("PUT", path, { credential: key, body })).toMatchObject({ status: 413 });
  });
});

describe("values of vaults", () => {
  test("go to nobody by a credential, but the whole configuration to whose it is", async () => {
    const machine = await serviceAccount(of.workspace);
    const made = await vault(of.workspace, of.owner, { content: "db.password = canary-value" });
    await ownVault(of.workspace, of.owner, "token = canary-own");
    await machineVault(of.workspace, of.owner, machine, "token = canary-machine");
    const by = callerWithCredential(await credential(of.owner, of.workspace));
    const at = { ...room, serviceAccount: machine.serviceAccount };
    for (const call of [
      () => by.vaults.reveal({ ...room, vault: made.id }),
      () => by.ownVault.reveal(room),
      () => by.serviceAccountVault.reveal(at),
    ]) {
      expect(await refusalOf(call())).toBe("FORBIDDEN fresh_sign_in_required");
    }
    const actor = machine.serviceAccount;
    const seen = [
      await by.configuration.get({ ...room, actor }),
      await by.configuration.keys({ ...room, actor }),
      await callerOf(of.owner).configuration.get(room),
      await callerOf(of.owner).configuration.keys(room),
      await by.vaults.list(room),
      await by.serviceAccountVault.versions(at),
      await by.serviceAccountVault.history(at),
    ];
    expect(JSON.stringify(seen)).not.toContain("canary");
    const mine = await by.configuration.get({ ...room, actor: of.owner.id });
    expect(mine).toMatchObject({ masked: false });
    expect(mine.content).toContain("canary-value");
    const rows = await sql(`select t::text from "audit_entries" t where t::text like '%canary%'`);
    expect(rows).toEqual([]);
  });

  test("are out of reach of a custom role that edits vaults and does not reveal them", async () => {
    const made = await vault(of.workspace, of.owner);
    const who = await person();
    await giveRole(
      of.workspace,
      who,
      await customRole(of.workspace, of.owner, { permissions: ["vault.list", "vault.update"] }),
    );
    const caller = callerOf(who);
    const named = { ...room, vault: made.id };
    expect(await refusalOf(caller.vaults.update({ ...named, active: false }))).toBe("done");
    for (const call of [() => caller.vaults.reveal(named), () => caller.vaults.restore({ ...named, version: 1 })]) {
      expect(await refusalOf(call())).toBe("FORBIDDEN permission_missing");
    }
    const about = { ...room, actor: of.owner.id };
    expect(await refusalOf(caller.configuration.keys(about))).toBe("FORBIDDEN permission_missing (actor)");
  });

  test("of another workspace are nowhere: by id, by group, by actor", async () => {
    const other = await tenant();
    const theirs = await vault(other.workspace, other.owner);
    const machine = await serviceAccount(other.workspace);
    const [list, own] = [callerOf(of.owner).vaults, callerOf(of.owner).serviceAccountVault];
    for (const call of [
      () => list.get({ ...room, vault: theirs.id }),
      () => list.reveal({ ...room, vault: theirs.id }),
      () => list.move({ ...room, vault: theirs.id, position: 1 }),
      () => own.set({ ...room, serviceAccount: machine.serviceAccount, active: true }),
      () => callerOf(of.owner).configuration.get({ ...room, actor: machine.serviceAccount }),
      () => callerOf(of.owner).configuration.get({ ...room, actor: other.owner.id }),
    ]) {
      expect(await refusalOf(call())).toBe("NOT_FOUND not_found");
    }
    const group = await builtInGroup(other.workspace);
    const fields = { name: "x", groups: [group.id], format: "hocon" as const, content: "" };
    expect(await refusalOf(list.create({ ...room, ...fields }))).toBe("INVALID invalid_value (groups.0)");
  });

  test("of a version do not open where they are copied to another vault", async () => {
    const [one, two] = [await vault(of.workspace, of.owner), await vault(of.workspace, of.owner)];
    await sql(
      'update "vault_versions" set "sealedContent" = (select "sealedContent" from "vault_versions" where "vaultId" = $1) where "vaultId" = $2',
      one.id,
      two.id,
    );
    await expect(callerOf(of.owner).vaults.reveal({ ...room, vault: two.id })).rejects.toThrow();
    await callerOf(of.owner).vaults.remove({ ...room, vault: two.id });
  });

  test("end with a membership: a suspended or former member gets none", async () => {
    const who = await person();
    await workspaceMember(of.workspace, who);
    const key = await credential(who, of.workspace);
    const path = `/workspaces/${of.workspace.id}/configuration`;
    expect((await knock("GET", path, { credential: key })).status).toBe(200);
    await callerOf(of.owner).members.remove({ ...room, user: who.id });
    expect((await knock("GET", path, { credential: key })).status).toBe(401);
    expect(await refusalOf(callerOf(of.owner).configuration.get({ ...room, actor: who.id }))).toBe(
      "NOT_FOUND not_found",
    );
  });
});
