import { beforeAll, describe, expect, test } from "vitest";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { KEY_FIELDS, KEY_KINDS, type KeyKind, type KeyValue } from "./schema/kinds";

useDatabase();

let of: Tenant;
let room: { workspace: string };
let at: { workspace: string; project: string };
let keys: Caller["projectKeys"];
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  at = { ...room, project: of.project.id };
  keys = callerOf(of.owner).projectKeys;
});

async function inProject(role: "admin" | "member" | "viewer"): Promise<Person> {
  const who = await person();
  await organizationMember(of.organization, who);
  await collaborator(of.project, who, role);
  return who;
}

const SERVICE_ACCOUNT = JSON.stringify({
  type: "service_account",
  project_id: "vision-1",
  private_key: "-----BEGIN PRIVATE KEY-----\nsecret-gcp\n-----END PRIVATE KEY-----\n",
  client_email: "trainer@vision-1.example.com",
});

const VALUES: { readonly [Kind in KeyKind]: Extract<KeyValue, { kind: Kind }> } = {
  aws: { kind: "aws", accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret-aws", region: "eu-central-1" },
  gcp: { kind: "gcp", serviceAccountJson: SERVICE_ACCOUNT },
  azure: { kind: "azure", tenantId: "tenant-1", clientId: "client-1", clientSecret: "secret-azure" },
  docker: { kind: "docker", registry: "registry.example.com:5000", username: "bot", password: "secret docker " },
  git: { kind: "git", host: "git.example.com", username: "git", sshKey: "-----BEGIN KEY-----\nsecret-git\n" },
  kaggle: { kind: "kaggle", username: "member-0001", key: "secret-kaggle" },
  "hugging-face": { kind: "hugging-face", token: "secret-hugging-face" },
  ngc: { kind: "ngc", apiKey: "secret-ngc", org: "vision" },
  generic: { kind: "generic", value: "secret-generic\nof two lines", environmentVariable: "API_TOKEN" },
};

const GENERIC = VALUES.generic;

describe("a third-party key", () => {
  test.each(KEY_KINDS)("of the kind %s comes out as it went in, and lists tell what is no secret", async (kind) => {
    const value = VALUES[kind];
    const made = await keys.create({ ...at, name: `Key ${kind}`, value });
    expect(made).toMatchObject({ name: `Key ${kind}`, kind, version: 1, copied: false, lastUsedAt: null });
    const [row] = await sql<{ row: string }>('select t::text as row from "project_keys" t where "id" = $1', made.id);
    const [listed] = (await keys.list({ ...at, search: kind })).items.filter(({ id }) => id === made.id);
    const told = JSON.stringify([made, listed, await keys.get({ ...at, key: made.id }), row]);
    const entries: [string, string | undefined][] = Object.entries(value);
    const secret = KEY_FIELDS[kind].filter((field) => field.secret === true).map(({ name }): string => name);
    for (const [name, text = ""] of entries.filter(([field]) => field !== "kind")) {
      if (secret.includes(name)) expect(told).not.toContain(text);
      else expect(made.details[name]).toBe(text);
    }
    expect(told).not.toContain("secret");
    expect((await keys.reveal({ ...at, key: made.id })).value).toEqual(value);
  });

  test("of Google Cloud shows whose file it is, and only such a file is taken", async () => {
    const made = await keys.create({ ...at, name: "Google", value: VALUES.gcp });
    expect(made.details).toEqual({ clientEmail: "trainer@vision-1.example.com", projectId: "vision-1" });
    for (const serviceAccountJson of ["{", "[]", "null", '{"type":"authorized_user"}']) {
      const value = { kind: "gcp" as const, serviceAccountJson };
      const attempt = keys.create({ ...at, name: "Wrong", value });
      expect(await refusalOf(attempt)).toBe("INVALID invalid_value (value.serviceAccountJson)");
    }
  });

  test("of a git host has a token or an SSH key, and hosts are hosts", async () => {
    const host = { kind: "git" as const, host: "https://git.example.com/", username: "git" };
    const neither = keys.create({ ...at, name: "Wrong", value: host });
    expect(await refusalOf(neither)).toBe("INVALID invalid_value (value.token)");
    const both = keys.create({ ...at, name: "Wrong", value: { ...host, token: "a", sshKey: "b" } });
    expect(await refusalOf(both)).toBe("INVALID invalid_value (value.token)");
    const made = await keys.create({ ...at, name: "By token", value: { ...host, token: "a" } });
    expect(made.details).toEqual({ host: "git.example.com", username: "git" });
    for (const registry of ["user@host", "host?x", "a b", ""]) {
      const value = { ...VALUES.docker, registry };
      const attempt = await refusalOf(keys.create({ ...at, name: "Wrong", value }));
      expect(attempt, registry).toBe("INVALID invalid_value (value.registry)");
    }
  });

  test("has a name that no other has there, is renamed and deleted", async () => {
    const { id } = await keys.create({ ...at, name: "Token A", value: GENERIC });
    const other = await keys.create({ ...at, name: "Token B", value: GENERIC });
    const taken = "CONFLICT taken (name)";
    expect(await refusalOf(keys.create({ ...at, name: " token a ", value: GENERIC }))).toBe(taken);
    expect(await refusalOf(keys.rename({ ...at, key: other.id, name: "TOKEN A" }))).toBe(taken);
    expect((await keys.rename({ ...at, key: id, name: "TOKEN A" })).name).toBe("TOKEN A");
    expect(await keys.remove({ ...at, key: id })).toEqual({ id, name: "TOKEN A" });
    expect(await refusalOf(keys.reveal({ ...at, key: id }))).toBe("NOT_FOUND not_found");
    const { items } = await keys.history({ ...at, key: other.id });
    expect(items.map(({ action }) => action)).toEqual(["third-party-key.create"]);
  });

  test("is replaced whole: another host takes no stored secret along, and another kind is another key", async () => {
    const { id } = await keys.create({ ...at, name: "Registry", value: VALUES.docker });
    const { password: _, ...without } = { ...VALUES.docker, registry: "elsewhere.example.com" };
    const narrow = keys.replace({ ...at, key: id, value: without as typeof VALUES.docker });
    expect(await refusalOf(narrow)).toBe("INVALID invalid_value (value.password)");
    expect(await refusalOf(keys.replace({ ...at, key: id, value: GENERIC }))).toBe(
      "INVALID key_kind_differs (value.kind)",
    );
    const value = { ...VALUES.docker, registry: "elsewhere.example.com", password: "another" };
    const replaced = await keys.replace({ ...at, key: id, value });
    expect(replaced).toMatchObject({ version: 2, details: { registry: "elsewhere.example.com", username: "bot" } });
    expect((await keys.reveal({ ...at, key: id })).value).toEqual(value);
    const rows = await sql(
      `select "action", "before", "after" from "audit_entries" where "targetId" = $1 order by "id"`,
      id,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "third-party-key.create",
      "third-party-key.replace",
      "third-party-key.reveal",
    ]);
    expect(rows[2]).toMatchObject({ before: null, after: { version: 2, via: "session" } });
    expect(JSON.stringify(rows)).not.toMatch(/secret docker|another/);
  });
});

describe("who may", () => {
  let key: { workspace: string; project: string; key: string };
  beforeAll(async () => {
    const { id } = await keys.create({ ...at, name: "Of the owner", value: GENERIC });
    key = { ...at, key: id };
  });
  const missing = "FORBIDDEN permission_missing";

  test("admins of the project see that it is there and replace it unseen; the owner alone reveals it", async () => {
    const [above, inside] = [await person(), await person()];
    await organizationMember(of.organization, above, "admin");
    await workspaceMember(of.workspace, inside, "admin");
    for (const who of [await inProject("admin"), above, inside]) {
      const { projectKeys: theirs } = callerOf(who);
      expect((await theirs.list(at)).items.map(({ id }) => id)).toContain(key.key);
      expect(await refusalOf(theirs.replace({ ...key, value: GENERIC }))).toBe("done");
      expect(await refusalOf(theirs.reveal(key))).toBe(missing);
      expect(await refusalOf(theirs.rename({ ...key, name: "Mine" }))).toBe(missing);
      expect(await refusalOf(theirs.remove(key))).toBe(missing);
      expect(await refusalOf(theirs.create({ ...at, name: "Mine", value: GENERIC }))).toBe(missing);
    }
  });

  test("members and viewers see nothing of it, and whoever is outside finds no project", async () => {
    for (const who of [await inProject("member"), await inProject("viewer")]) {
      const { projectKeys: theirs } = callerOf(who);
      for (const call of [() => theirs.list(at), () => theirs.history(key), () => theirs.reveal(key)]) {
        expect(await refusalOf(call())).toBe(missing);
      }
    }
    const outside = await person();
    await workspaceMember(of.workspace, outside);
    expect(await refusalOf(callerOf(outside).projectKeys.reveal(key))).toBe("NOT_FOUND not_found");
    const elsewhere = await project(of.workspace, of.owner);
    const crossed = { ...room, project: elsewhere.id, key: key.key };
    for (const call of [() => keys.reveal(crossed), () => keys.remove(crossed), () => keys.get(crossed)]) {
      expect(await refusalOf(call())).toBe("NOT_FOUND not_found");
    }
  });

  test("the owner's own credential reveals nothing, and an old session proves itself first", async () => {
    const { projectKeys: byKey } = callerWithCredential(await credential(of.owner, of.workspace));
    expect((await byKey.list(at)).items.length).toBeGreaterThan(0);
    expect(await refusalOf(byKey.reveal(key))).toBe("FORBIDDEN fresh_sign_in_required");
    const { session } = of.owner.actor;
    if (session === null) throw new Error("an owner without a session");
    const proofs = session.proofs.map((proof) => ({ ...proof, at: "2020-01-01T00:00:00.000Z" }));
    const stale = { ...of.owner, actor: { ...of.owner.actor, session: { ...session, proofs } } };
    expect(await refusalOf(callerOf(stale).projectKeys.reveal(key))).toBe("FORBIDDEN fresh_sign_in_required");
    expect(await refusalOf(callerOf(stale).projectKeys.list(at))).toBe("done");
  });

  test("whoever takes the project over can reveal; who had it before replaces", async () => {
    const second = await project(of.workspace, of.owner);
    const here = { ...room, project: second.id };
    const { id } = await keys.create({ ...here, name: "Goes along", value: GENERIC });
    const heir = await person();
    await workspaceMember(of.workspace, heir);
    await callerOf(of.owner).projects.handOver({ ...here, user: heir.id });
    expect((await callerOf(heir).projectKeys.reveal({ ...here, key: id })).value).toEqual(GENERIC);
  });
});

describe("with its project", () => {
  async function made() {
    const { id } = await project(of.workspace, of.owner);
    const here = { ...room, project: id };
    const key = (await keys.create({ ...here, name: "Goes along", value: GENERIC })).id;
    return { here, key: { ...here, key } };
  }

  test("it moves, and is deleted, restored and forgotten; the previews count it", async () => {
    const { here, key } = await made();
    const { projects } = callerOf(of.owner);
    const there = await workspace(of.organization, of.owner);
    expect((await projects.previewMove({ ...here, to: there.id })).keys).toBe(1);
    await projects.move({ ...here, to: there.id });
    const moved = { ...key, workspace: there.id };
    expect((await keys.reveal(moved)).value).toEqual(GENERIC);
    expect((await projects.previewRemoval(moved)).keys).toBe(1);
    const { name } = await projects.get(moved);
    await projects.remove({ ...moved, name });
    expect(await refusalOf(keys.reveal(moved))).toBe("NOT_FOUND not_found");
    await projects.restore(moved);
    expect((await keys.reveal(moved)).value).toEqual(GENERIC);
  });

  test("in the archive it is read and not changed", async () => {
    const { here, key } = await made();
    await callerOf(of.owner).projects.archive(here);
    const archived = "CONFLICT archived";
    expect(await refusalOf(keys.reveal(key))).toBe("done");
    expect(await refusalOf(keys.create({ ...here, name: "New", value: GENERIC }))).toBe(archived);
    expect(await refusalOf(keys.replace({ ...key, value: GENERIC }))).toBe(archived);
    expect(await refusalOf(keys.rename({ ...key, name: "New" }))).toBe(archived);
    expect(await refusalOf(keys.remove(key))).toBe(archived);
  });

  test("there are at most 100 of them", async () => {
    const { here } = await made();
    await sql(
      `insert into "project_keys" ("id", "organizationId", "workspaceId", "projectId", "kind", "name", "nameKey", "sealedValue")
       select 'pky_' || n, $1, $2, $3, 'generic', n::text, n::text, 'x' from generate_series(1, 99) n`,
      of.organization.id,
      of.workspace.id,
      here.project,
    );
    expect(await refusalOf(keys.create({ ...here, name: "One more", value: GENERIC }))).toBe("LIMIT too_many_keys");
  });
});

describe("a project that begins with the keys of Personal", () => {
  test("has copies that its owner reveals, sealed anew, with a row of the audit for each", async () => {
    const who = await person();
    await workspaceMember(of.workspace, who);
    const { projects, projectKeys } = callerOf(who);
    const { items } = await projects.listMine({ of: "owned" });
    const [personal] = items.filter(({ kind }) => kind === "default");
    const home = { workspace: personal?.workspace.id ?? "", project: personal?.id ?? "" };
    const source = await projectKeys.create({ ...home, name: "Mine", value: VALUES.aws });
    const plain = await projects.create({ ...room, name: "Without" });
    expect((await projectKeys.list({ ...room, project: plain.id })).items).toEqual([]);
    const { id } = await projects.create({ ...room, name: "With", copyKeys: true });
    const here = { ...room, project: id };
    const [copy] = (await projectKeys.list(here)).items;
    expect(copy).toMatchObject({ name: "Mine", kind: "aws", copied: true, version: 1 });
    const revealed = await projectKeys.reveal({ ...here, key: copy?.id ?? "" });
    expect(revealed.value).toEqual(VALUES.aws);
    await projectKeys.replace({ ...home, key: source.id, value: { ...VALUES.aws, secretAccessKey: "changed" } });
    expect((await projectKeys.reveal({ ...here, key: copy?.id ?? "" })).value).toEqual(VALUES.aws);
    const rows = await sql(
      `select "after", "projectId" from "audit_entries" where "targetId" = $1 and "action" = 'third-party-key.create'`,
      copy?.id,
    );
    expect(rows).toEqual([
      {
        projectId: id,
        after: { name: "Mine", kind: "aws", version: 1, copiedFrom: source.id, copiedVersion: 1 },
      },
    ]);
  });

  test("is made by nobody whose credential does not reach Personal", async () => {
    const byKey = callerWithCredential(await credential(of.owner, of.workspace)).projects;
    const above = callerWithCredential(await credential(of.owner, of.organization)).projects;
    for (const { create } of [byKey, above]) {
      const attempt = create({ ...room, name: "Taken along", copyKeys: true });
      expect(await refusalOf(attempt)).toBe("FORBIDDEN credential_reach (copyKeys)");
    }
  });
});
