import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startApi, type Api } from "../testing/api";
import { testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  shell.signedIn(api.host, { workspace: VISION });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

const ROUTE = "GET /workspaces/ws_1/configuration";

describe("config", () => {
  test("prints the configuration as JSON and nothing else", async () => {
    api.on(ROUTE, { body: { api: { host: "one" } } });
    const { code, out, err } = await shell.run("config");
    expect([code, JSON.parse(out), err]).toEqual([0, { api: { host: "one" } }, ""]);
    expect(api.seen.at(-1)?.query).toEqual({ format: "json" });
  });

  test("prints YAML as the server wrote it", async () => {
    api.on(ROUTE, { headers: { "content-type": "application/yaml; charset=utf-8" }, body: "api:\n  host: one\n" });
    expect(await shell.run("config --format yaml")).toEqual({ code: 0, out: "api:\n  host: one\n", err: "" });
    expect(api.seen.at(-1)?.query).toEqual({ format: "yaml" });
  });

  test("of somebody else says on standard error that secrets are hidden", async () => {
    api.on(ROUTE, { body: { api: { key: "********" } } });
    const { out, err } = await shell.run("config --actor usr_1");
    expect(JSON.parse(out)).toEqual({ api: { key: "********" } });
    expect(err).toContain("only its owner's credential");
    expect(api.seen.at(-1)?.query).toEqual({ format: "json", actor: "usr_1" });
  });

  test("knows three formats", async () => {
    expect(await shell.run("config --format toml")).toMatchObject({ code: 2 });
  });
});
