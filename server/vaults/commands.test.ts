import { beforeAll, describe, expect, test } from "vitest";
import { domainError } from "@/server/api/failure";
import { seal } from "@/server/secrets/seal";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { group } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { builtInGroup, machineVault, ownVault, vault } from "@/server/testing/factories/vaults";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { versionSealOwner } from "./content";

useDatabase();

// Shared: every test makes the vaults that it looks at.
let of: Tenant;
let room: { workspace: string };
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
});

const vaults = (who = of.owner) => callerOf(who).vaults;
const named = ({ id }: { id: string }) => ({ ...room, vault: id });

async function auditOf(id: string | null) {
  const columns = '"action", "before", "after"';
  return sql(`select ${columns} from "audit_entries" where "targetId" = $1 and "result" = 'done' order by "id"`, id);
}

async function member(role: "admin" | "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

/** What a refusal says beside its reason. */
async function whereIn(call: Promise<unknown>) {
  const thrown: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  const { reason, field, details } = domainError(thrown).error;
  return { reason, field, line: details.line, column: details.column, detail: details.detail };
}

describe("an administrator vault", () => {
  test("is listed with a summary, and neither lists nor edits tell a value", async () => {
    const team = await group(of.workspace, of.owner, { name: "Trainers" });
    const content = "api { host : canary-host }\nagent.queue : canary-queue";
    const made = await vaults().create({ ...room, name: "Defaults", groups: [team.id], format: "hocon", content });
    expect(made).toMatchObject({
      name: "Defaults",
      groups: [{ id: team.id, name: "Trainers" }],
      format: "hocon",
      active: true,
      locked: false,
      version: 1,
      keyCount: 2,
      topKeys: ["api", "agent"],
      updatedBy: { id: of.owner.id },
    });
    const edited = await vaults().update({ ...named(made), name: "Defaults 2", active: false, locked: true });
    expect(edited).toMatchObject({ name: "Defaults 2", active: false, locked: true, version: 1 });
    const answers = [made, edited, await vaults().list(room), await vaults().get(named(made)), await auditOf(made.id)];
    expect(JSON.stringify(answers)).not.toContain("canary");
    expect(await auditOf(made.id)).toMatchObject([
      { action: "vault.create", after: { name: "Defaults", keyCount: 2 } },
      { action: "vault.update", before: { active: true, locked: false }, after: { active: false, locked: true } },
    ]);
    const stored = await sql('select "sealedContent" from "vault_versions" where "vaultId" = $1', made.id);
    expect(JSON.stringify(stored)).not.toContain("canary");
  });

  test("is refused with line and column where its text is wrong, and the saved version stays", async () => {
    const made = await vault(of.workspace, of.owner, { content: "a = 1" });
    const wrong = { ...named(made), format: "json" as const, content: '{\n  "a": 1,\n  "a": 2\n}' };
    expect(await whereIn(vaults().update(wrong))).toMatchObject({
      reason: "vault_invalid",
      field: "content",
      line: 3,
      column: 3,
      detail: 'The key "a" stands here twice.',
    });
    expect(await vaults().reveal(named(made))).toMatchObject({ version: 1, content: "a = 1" });
  });

  test.each([
    ["hocon", "api.host = x\nagent { queue = fast, worker_id = me }", "agent.worker_id", 2, 23],
    ["hocon", "common { debug : true }\nagent = ${common}", "agent.debug", 2, 1],
    ["json", '{ "agent": {\n "cuda_version": 11 } }', "agent.cuda_version", 2, 2],
    ["yaml", "base: &b { default_python: '3' }\nagent:\n  <<: *b\n", "agent.default_python", 2, 1],
    ["yaml", "agent:\n  worker_name: me\n", "agent.worker_name", 2, 3],
    ["json", '{\n  "agent.cudnn_version": 1 }', "agent.cudnn_version", 2, 3],
  ] as const)("sets nothing of one machine: %s %s", async (format, content, key, line, column) => {
    const groups = [(await builtInGroup(of.workspace)).id];
    const refused = await whereIn(vaults().create({ ...room, name: "Machine", groups, format, content }));
    expect(refused).toMatchObject({ reason: "vault_forbidden_key", field: "content", line, column });
    expect(refused.detail).toContain(key);
  });

  test("takes 256 KiB, groups of the workspace, and a format with every content", async () => {
    const made = await vault(of.workspace, of.owner);
    const large = { ...named(made), format: "hocon" as const, content: `# ${"x".repeat(262_143)}` };
    expect(await refusalOf(vaults().update(large))).toBe("INVALID body_too_large (content)");
    const other = await tenant();
    const foreign = await builtInGroup(other.workspace);
    expect(await refusalOf(vaults().update({ ...named(made), groups: [foreign.id] }))).toBe(
      "INVALID invalid_value (groups.0)",
    );
    expect(await refusalOf(vaults().update({ ...named(made), content: "a = 1" }))).toBe(
      "INVALID invalid_value (format)",
    );
    expect(await refusalOf(vaults(other.owner).get({ workspace: other.workspace.id, vault: made.id }))).toBe(
      "NOT_FOUND not_found",
    );
  });

  test("is no one's to see but the admins'", async () => {
    const made = await vault(of.workspace, of.owner);
    const who = vaults(await member());
    const calls = [
      () => who.list(room),
      () => who.get(named(made)),
      () => who.reveal(named(made)),
      () => who.remove(named(made)),
    ];
    for (const call of calls) expect(await refusalOf(call())).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(vaults(await member("admin")).reveal(named(made)))).toBe("done");
  });

  test("is shown to a session alone, and each time leaves a row", async () => {
    const made = await vault(of.workspace, of.owner, { content: "a = canary-shown" });
    const by = callerWithCredential(await credential(of.owner, of.workspace)).vaults;
    expect(await refusalOf(by.reveal(named(made)))).toBe("FORBIDDEN fresh_sign_in_required");
    expect(await vaults().reveal(named(made))).toEqual({
      id: made.id,
      version: 1,
      format: "hocon",
      content: "a = canary-shown",
      compared: null,
    });
    const rows = await auditOf(made.id);
    expect(rows.at(-1)).toEqual({ action: "vault.reveal", before: null, after: { version: 1 } });
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  test("leaves a group that is deleted, and keeps the others", async () => {
    const [first, second] = [await group(of.workspace, of.owner), await group(of.workspace, of.owner)];
    const made = await vault(of.workspace, of.owner, { groups: [first, second] });
    await callerOf(of.owner).groups.remove({ ...room, group: first.id });
    expect(await vaults().get(named(made))).toMatchObject({ groups: [{ id: second.id }] });
    expect((await auditOf(made.id)).at(-1)).toMatchObject({ action: "vault.update", before: { group: first.name } });
  });
});

describe("the order", () => {
  test("has no gaps, whatever is moved and deleted", async () => {
    const other = await tenant();
    const made = [];
    for (const name of ["A", "B", "C", "D"]) made.push(await vault(other.workspace, other.owner, { name }));
    const at = { workspace: other.workspace.id };
    const admin = vaults(other.owner);
    const order = async () => (await admin.list(at)).items.map(({ name, position }) => `${position}${name}`).join(" ");
    const [a, b, , d] = made.map(({ id }) => ({ ...at, vault: id }));
    await admin.move({ ...at, vault: d?.vault ?? "", position: 1 });
    expect(await order()).toBe("1D 2A 3B 4C");
    await admin.move({ ...at, vault: a?.vault ?? "", position: 200 });
    expect(await order()).toBe("1D 2B 3C 4A");
    await admin.remove({ ...at, vault: b?.vault ?? "" });
    expect(await order()).toBe("1D 2C 3A");
    const page = await admin.list({ ...at, limit: 2 });
    expect(page).toMatchObject({ total: 3, items: [{ name: "D" }, { name: "C" }] });
    const rest = await admin.list({ ...at, limit: 2, cursor: page.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ name: "A" }], nextCursor: null });
    expect(await refusalOf(admin.list({ ...at, cursor: "YXQtLTE" }))).toBe("INVALID invalid_cursor (cursor)");
  });
});

describe("versions", () => {
  test("one comes with each other content; a restored one names its source, and history stays", async () => {
    const made = await vault(of.workspace, of.owner, { content: "a = 1\nb = 2" });
    const set = (content: string) => vaults().update({ ...named(made), format: "hocon", content });
    await set("a = 2");
    expect(await set("a = 2")).toMatchObject({ version: 2, keyCount: 1 });
    expect(await refusalOf(vaults().restore({ ...named(made), version: 2 }))).toBe("CONFLICT unchanged (version)");
    expect(await refusalOf(vaults().restore({ ...named(made), version: 9 }))).toBe("NOT_FOUND not_found");
    expect(await vaults().restore({ ...named(made), version: 1 })).toMatchObject({ version: 3, keyCount: 2 });
    expect((await vaults().versions({ ...named(made), sort: "-created" })).items).toMatchObject([
      { number: 3, restoredFrom: 1, createdBy: { id: of.owner.id, name: of.owner.name } },
      { number: 2, restoredFrom: null },
      { number: 1, restoredFrom: null },
    ]);
    expect(await vaults().reveal({ ...named(made), version: 2, compareWith: 3 })).toMatchObject({
      version: 2,
      content: "a = 2",
      compared: { version: 3, content: "a = 1\nb = 2" },
    });
    const actions = (await vaults().history(named(made))).items.map(({ action }) => action);
    expect(actions).toEqual(["vault.create", "vault.update", "vault.restore", "vault.reveal"]);
  });

  test("the newest hundred stay, and the one that counted last", async () => {
    const made = await vault(of.workspace, of.owner, { content: "a = 1" });
    await sql(
      `insert into "vault_versions" ("id", "organizationId", "workspaceId", "vaultId", "number", "format", "sealedContent", "keyCount")
       select 'vlv_' || n || "vaultId", "organizationId", "workspaceId", "vaultId", n, "format", $2, "keyCount"
       from "vault_versions", generate_series(2, 100) n where "vaultId" = $1`,
      made.id,
      seal("a = 1", versionSealOwner(made.id, 100)),
    );
    await sql('update "vaults" set "version" = 100, "active" = false where "id" = $1', made.id);
    const set = (content: string) => vaults().update({ ...named(made), format: "hocon", content });
    const kept = async () => {
      const rows = await sql<{ number: number }>('select "number" from "vault_versions" where "vaultId" = $1', made.id);
      return rows.map(({ number }) => number).sort((a, b) => a - b);
    };
    expect(await set("a = 2")).toMatchObject({ version: 101, appliedVersion: 1 });
    expect((await kept()).slice(0, 3)).toEqual([1, 2, 3]);
    await set("a = 3");
    expect((await kept()).slice(0, 3)).toEqual([1, 3, 4]);
    expect(await refusalOf(vaults().restore({ ...named(made), version: 2 }))).toBe("NOT_FOUND not_found");
  });

  test("an edit of one that was replaced meanwhile is refused", async () => {
    const made = await vault(of.workspace, of.owner);
    const edit = { ...named(made), format: "json" as const, expectedVersion: 1 };
    await vaults().update({ ...edit, content: '{"a":1}' });
    expect(await refusalOf(vaults().update({ ...edit, content: '{"a":2}' }))).toBe(
      "CONFLICT vault_changed (expectedVersion)",
    );
  });
});

test("the version that counted last is remembered while a vault that is off is edited", async () => {
  const made = await vault(of.workspace, of.owner, { active: false });
  const change = async (input: { active?: boolean; content?: string }) => {
    const text = input.content === undefined ? {} : { format: "hocon" as const };
    const { version, appliedVersion } = await vaults().update({ ...named(made), ...input, ...text });
    return [version, appliedVersion];
  };
  expect(made.appliedVersion).toBeNull();
  expect(await change({ active: true })).toEqual([1, 1]);
  expect(await change({ content: "a = 2" })).toEqual([2, 2]);
  expect(await change({ content: "a = 3", active: false })).toEqual([3, 2]);
  expect(await change({ content: "a = 4" })).toEqual([4, 2]);
  expect(await change({ active: true })).toEqual([4, 4]);
  expect(await vaults().restore({ ...named(made), version: 2 })).toMatchObject({ version: 5, appliedVersion: 5 });
  const who = await member();
  expect(await ownVault(of.workspace, who)).toMatchObject({ appliedVersion: 1 });
  expect(await callerOf(who).ownVault.set({ ...room, active: false })).toMatchObject({ appliedVersion: 1 });
});

describe("a person's own vault", () => {
  test("is empty, then set, switched off and on without its content, shown, and brought back", async () => {
    const who = await member("viewer");
    const own = callerOf(who).ownVault;
    expect(await own.get(room)).toMatchObject({ id: null, version: 0, active: false, keyCount: 0 });
    expect(await refusalOf(own.reveal(room))).toBe("NOT_FOUND not_found");
    const set = await own.set({ ...room, format: "yaml", content: "a: 1\n", active: true, expectedVersion: undefined });
    expect(set).toMatchObject({ version: 1, active: true, format: "yaml", keyCount: 1, topKeys: ["a"] });
    expect(await own.set({ ...room, active: false })).toMatchObject({ version: 1, active: false });
    expect(await own.set({ ...room, format: "json", content: "{}" })).toMatchObject({ version: 2, active: false });
    expect(await own.restore({ ...room, version: 1 })).toMatchObject({ version: 3, format: "yaml" });
    expect(await own.reveal(room)).toMatchObject({ version: 3, content: "a: 1\n" });
    expect((await own.history(room)).items.map(({ action }) => action)).toEqual([
      "own-vault.set",
      "own-vault.set",
      "own-vault.set",
      "own-vault.restore",
      "own-vault.reveal",
    ]);
    expect((await own.versions(room)).total).toBe(3);
  });

  test("is theirs alone: nobody else's call reaches it, and no service account has one of its own by it", async () => {
    const who = await member();
    await ownVault(of.workspace, who);
    expect(await callerOf(of.owner).ownVault.get(room)).toMatchObject({ id: null });
    const { id } = await callerOf(who).ownVault.get(room);
    expect(await refusalOf(vaults().reveal({ ...room, vault: id ?? "" }))).toBe("NOT_FOUND not_found");
    const machine = callerWithCredential(await serviceAccount(of.workspace)).ownVault;
    expect(await refusalOf(machine.get(room))).toBe("FORBIDDEN people_only");
    expect(await refusalOf(machine.set({ ...room, active: true }))).toBe("FORBIDDEN people_only");
  });

  test("ends with their membership, and does not come back with them", async () => {
    const who = await member();
    const { id } = await ownVault(of.workspace, who);
    await callerOf(of.owner).members.remove({ ...room, user: who.id });
    expect(await sql('select 1 from "vault_versions" where "vaultId" = $1', id)).toEqual([]);
    await workspaceMember(of.workspace, who);
    expect(await callerOf(who).ownVault.get(room)).toMatchObject({ id: null, version: 0 });
  });
});

describe("the vault of a service account", () => {
  test("is set by admins and ends with it", async () => {
    const machine = await serviceAccount(of.workspace);
    const at = { ...room, serviceAccount: machine.serviceAccount };
    const set = await machineVault(of.workspace, of.owner, machine, "a = 1");
    const admin = callerOf(of.owner).serviceAccountVault;
    expect(await admin.get(at)).toMatchObject({ id: set.id, version: 1, active: true });
    expect(await admin.reveal(at)).toMatchObject({ content: "a = 1" });
    const who = callerOf(await member()).serviceAccountVault;
    expect(await refusalOf(who.get(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(admin.get({ ...room, serviceAccount: "sa_none" }))).toBe("NOT_FOUND not_found");
    await callerOf(of.owner).serviceAccounts.remove(at);
    expect(await sql('select 1 from "vaults" where "id" = $1', set.id)).toEqual([]);
  });
});
