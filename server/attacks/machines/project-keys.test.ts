import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { credential } from "@/server/testing/factories/machines";
import { presented } from "@/server/testing/factories/presented";
import { project } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string; project: string };
beforeAll(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id, project: of.project.id };
});

const value = (secret: string) => ({ kind: "generic" as const, value: secret });
const made = async (name: string, secret: string) =>
  (await callerOf(of.owner).projectKeys.create({ ...at, name, value: value(secret) })).id;

describe("the sealed value of a third-party key", () => {
  test("opens in no other row, not even one that somebody of the database made", async () => {
    const [one, other] = [await made("One", "first secret"), await made("Other", "second secret")];
    await sql(
      'update "project_keys" set "sealedValue" = (select "sealedValue" from "project_keys" where "id" = $1) where "id" = $2',
      one,
      other,
    );
    await expect(callerOf(of.owner).projectKeys.reveal({ ...at, key: other })).rejects.toThrow();
    expect((await callerOf(of.owner).projectKeys.reveal({ ...at, key: one })).value).toEqual(value("first secret"));
  });
});

describe("a third-party key of another tenant", () => {
  test("is reached by no agent and no owner, by whichever of its ids", async () => {
    const key = await made("Mine", "of one tenant");
    const others = await tenant();
    const theirs = { workspace: others.workspace.id, project: others.project.id };
    const scopes = { permissions: ["project-key.use"] };
    const agent = await presented(
      await callerOf(others.owner).credentials.create({ workspace: others.workspace.id, scopes }),
    );
    for (const { projectKeys } of [callerOf(others.owner), agent.caller]) {
      for (const place of [at, theirs, { ...theirs, project: at.project }, { ...at, project: theirs.project }]) {
        expect(await refusalOf(projectKeys.reveal({ ...place, key }))).toBe("NOT_FOUND not_found");
      }
    }
  });
});

describe("the fields of a third-party key", () => {
  test.each([
    ["a field of another kind", { kind: "kaggle", username: "x", key: "y", password: "z" }],
    ["a kind that there is not", { kind: "ssh", value: "x" }],
    ["no kind", { value: "x" }],
    ["a list in the place of a text", { kind: "generic", value: ["x"] }],
    ["NUL", { kind: "generic", value: "a\0b" }],
    ["half of a character", { kind: "generic", value: "a\ud800b" }],
    ["a line end in a password", { kind: "docker", registry: "example.com", username: "x", password: "a\r\nb" }],
    ["a megabyte", { kind: "generic", value: "x".repeat(1_000_000) }],
    ["a variable that is a command", { kind: "generic", value: "x", environmentVariable: "A=$(id)" }],
    ["the prototype of objects", JSON.parse('{"kind":"generic","value":"x","__proto__":{"a":1}}') as unknown],
    ["a host with a password", { kind: "git", host: "user:secret@example.com", username: "x", token: "y" }],
  ])("take no %s", async (_, wrong) => {
    const path = `/workspaces/${at.workspace}/projects/${at.project}/keys`;
    const body = { name: "Wrong", value: wrong };
    const { status, body: answer } = await knock("POST", path, {
      credential: await credential(of.owner, of.workspace),
      body,
    });
    expect([422, 413]).toContain(status);
    expect(JSON.stringify(answer)).not.toMatch(/secret|\$\(id\)/);
  });

  test("are of a project, and taken by none that is read-only", async () => {
    const second = await project(of.workspace, of.owner);
    const { items } = await callerOf(of.owner).projectKeys.list({ ...at, project: second.id });
    expect(items).toEqual([]);
    const { items: own } = await callerOf(of.owner).projects.listMine({ of: "owned" });
    const personal = own.find(({ kind }) => kind === "default");
    const examples = { workspace: personal?.workspace.id ?? "", project: "examples" };
    const attempt = callerOf(of.owner).projectKeys.create({ ...examples, name: "x", value: value("x") });
    expect(await refusalOf(attempt)).toBe("FORBIDDEN examples_read_only");
  });
});
