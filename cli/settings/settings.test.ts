import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Environment } from "../env";
import { readCredential, readProfile, writeCredential, writeProfile } from "./files";
import { hostOf, readSettings, type Given } from "./settings";

const HOST = "https://tenantry.example.com";
const EMPTY: Environment = {
  host: undefined,
  accessKey: undefined,
  secretKey: undefined,
  workspace: undefined,
  project: undefined,
  configDir: undefined,
  plain: true,
};
const WORKSPACE = { id: "ws_1", slug: "vision", name: "Vision" };
const PROJECT = { id: "prj_1", slug: "mine", name: "Mine" };

let base: string;
let directory: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "tenantry-settings-"));
  directory = join(base, "inner", ".tenantry");
});
afterEach(() => rmSync(base, { recursive: true }));

const settings = (given: Given = {}, environment: Partial<Environment> = {}) =>
  readSettings({ configDir: directory, ...given }, { ...EMPTY, ...environment });
const mode = (name: string) => statSync(join(directory, name)).mode & 0o777;

describe("files", () => {
  test("are the owner's alone, also where they were not before", () => {
    writeProfile(directory, "default", { host: HOST });
    chmodSync(join(directory, "config.json"), 0o644);
    writeProfile(directory, "default", { host: HOST, workspace: WORKSPACE });
    writeCredential(directory, "default", { host: HOST, accessKey: "a", secretKey: "s" });
    expect([mode("config.json"), mode("credentials.json")]).toEqual([0o600, 0o600]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).sort()).toEqual(["config.json", "credentials.json"]);
  });

  test("keep profiles apart", () => {
    writeProfile(directory, "default", { host: HOST });
    writeProfile(directory, "other", { host: "http://localhost:3000", workspace: WORKSPACE, project: PROJECT });
    writeCredential(directory, "default", { host: HOST, accessKey: "a", secretKey: "s" });
    writeCredential(directory, "other", { host: HOST, accessKey: "b", secretKey: "t" });
    writeCredential(directory, "default", null);
    expect(readProfile(directory, "default")).toEqual({ host: HOST });
    expect(readProfile(directory, "other").project).toEqual(PROJECT);
    expect(readCredential(directory, "default")).toBeNull();
    expect(readCredential(directory, "other")).toMatchObject({ accessKey: "b" });
  });

  test("a secret that others can read is refused, and a broken file is not shown", () => {
    writeCredential(directory, "default", { host: HOST, accessKey: "a", secretKey: "s" });
    const path = join(directory, "credentials.json");
    chmodSync(path, 0o640);
    expect(() => readCredential(directory, "default")).toThrow(`chmod 600 ${path}`);
    chmodSync(path, 0o600);
    writeFileSync(path, '{"secret-of-somebody');
    expect(() => readCredential(directory, "default")).toThrow(/is no JSON\. Correct or remove it\.$/);
  });
});

describe("precedence", () => {
  beforeEach(() => {
    writeProfile(directory, "default", { host: HOST, workspace: WORKSPACE, project: PROJECT });
    writeCredential(directory, "default", { host: HOST, accessKey: "a", secretKey: "s" });
  });

  test("argument, environment, profile, default", () => {
    const environment = { host: "http://localhost:4000", workspace: "audio", project: "theirs" };
    const given = { host: "http://localhost:5000", workspace: "text", project: "ours" };
    expect(settings(given, environment)).toMatchObject(given);
    expect(settings({}, environment)).toMatchObject(environment);
    expect(settings()).toMatchObject({ host: HOST, workspace: "ws_1", project: "prj_1", profile: "default" });
    const fresh = join(base, "fresh");
    expect(settings({ configDir: fresh })).toMatchObject({
      host: "http://localhost:3000",
      credential: null,
      workspace: null,
      project: null,
    });
    expect(readSettings({}, { ...EMPTY, configDir: directory }).workspace).toBe("ws_1");
  });

  test("the project alone is overridden within the workspace", () => {
    expect(settings({ project: "ours" })).toMatchObject({ workspace: "ws_1", project: "ours" });
    expect(settings({}, { project: "theirs" })).toMatchObject({ workspace: "ws_1", project: "theirs" });
    expect(settings({ workspace: "vision" })).toMatchObject({ workspace: "vision", project: "prj_1" });
    expect(settings({ workspace: "audio" })).toMatchObject({ workspace: "audio", project: null });
  });

  test("what belongs to one host is not used for another", () => {
    expect(settings().credential).toEqual({ accessKey: "a", secretKey: "s" });
    const elsewhere = { credential: null, workspace: null, project: null };
    expect(settings({ host: "https://other.example.com" })).toMatchObject(elsewhere);
    expect(settings({}, { host: "https://other.example.com" })).toMatchObject(elsewhere);
    expect(settings({ host: `${HOST}/` }).credential).not.toBeNull();
  });

  test("a credential comes whole from one place", () => {
    const environment = { accessKey: "b", secretKey: "t" };
    expect(settings({}, environment).credential).toEqual(environment);
    expect(settings({ accessKey: "c", secretKey: "u" }, environment).credential).toEqual({
      accessKey: "c",
      secretKey: "u",
    });
    expect(() => settings({}, { accessKey: "b" })).toThrow("belong together");
  });
});

test.each([
  ["tenantry.example.com", "https://tenantry.example.com"],
  ["HTTP://LOCALHOST:3000/", "http://localhost:3000"],
  ["https://example.com/tenantry/", "https://example.com/tenantry"],
])("the host %s", (text, host) => expect(hostOf(text)).toBe(host));

test.each(["ftp://example.com", "https://user:word@example.com", "https://", "a b"])("%s is no host", (text) => {
  expect(() => hostOf(text)).toThrow(/host/);
});
