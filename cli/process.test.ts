import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { buildSync } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { shell as environment } from "@/server/testing/processes/shell";
import { readCredential, readProfile } from "./settings/files";
import { paged, startApi, type Api } from "./testing/api";
import { KEYS, testShell, type TestShell } from "./testing/shell";

/** util-linux makes the terminal; .ci/run installs it where it is missing. */
const made = spawnSync("script", ["--version"], { encoding: "utf8" });
const found = made.error === undefined ? made.stdout : "";

const ACCESS_KEY = "Access key (Enter: sign in by a browser instead): ";
const HOME = { id: "ws_0", slug: "home", name: "Personal" };
const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const ORGANIZATION = { id: "org_1", slug: "home", name: "Personal", personal: true };
const place = { organization: ORGANIZATION, workspace: VISION, kind: "ordinary", isDefault: false };
const PROJECTS = [
  { ...place, id: "prj_1", slug: "default", name: "Personal", kind: "default", workspace: HOME },
  { ...place, id: "prj_2", slug: "other", name: "My Other Project" },
  { ...place, id: "prj_3", slug: "shared", name: "Project Shared With Me" },
];
const WHO = {
  actor: { type: "user", id: "usr_1", name: "Member 0001", email: "member-0001@example.com" },
  organization: ORGANIZATION,
  workspace: HOME,
};

describe("as a process of its own", () => {
  let api: Api;
  let shell: TestShell;
  let built: string;
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), "tenantry-built-"));
    const main = join(built, "main.mjs");
    buildSync({
      entryPoints: [join(import.meta.dirname, "main.ts")],
      outfile: main,
      bundle: true,
      platform: "node",
      format: "esm",
    });
    writeFileSync(
      join(built, "bin.mjs"),
      'import { main } from "./main.mjs";\nprocess.exitCode = await main(process.argv.slice(2));\n',
    );
  });
  afterAll(() => rmSync(built, { recursive: true }));
  beforeEach(async () => {
    api = await startApi();
    api.on("GET /projects", paged(PROJECTS));
    api.on("GET /whoami", { body: WHO });
    shell = testShell((name, value) => vi.stubEnv(name, value));
  });
  afterEach(async () => {
    await api.stop();
    shell.end();
  });

  /** Types each answer once its question stands there, and reads what a person would. */
  async function typed(command: string, answers: readonly (readonly [question: string, answer: string])[]) {
    const line = `${process.execPath} ${join(built, "bin.mjs")} ${command}`;
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      env: { ...environment, TENANTRY_CONFIG_DIR: shell.directory, TERM: "xterm" },
    });
    const waiting = [...answers];
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const [next] = waiting;
      if (next === undefined || !stripVTControlCharacters(text).endsWith(next[0])) return;
      waiting.shift();
      child.stdin.write(`${next[1]}\r`);
    });
    const [code] = (await once(child, "close")) as [number | null];
    return { code, text: stripVTControlCharacters(text).replaceAll("\r", "") };
  }

  async function piped(values: readonly string[], input: string) {
    const child = spawn(process.execPath, [join(built, "bin.mjs"), ...values], {
      env: { ...environment, TENANTRY_CONFIG_DIR: shell.directory },
    });
    const written = { out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (written.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (written.err += chunk.toString()));
    child.stdin.end(input);
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...written };
  }

  test("takes lines and files from a pipe, and writes no colour into one", async () => {
    const login = await piped(["login", "--host", api.host], `${KEYS.accessKey}\r\n${KEYS.secretKey}\n`);
    expect(login).toEqual({
      code: 0,
      out: `Signed in to ${api.host} as Member 0001 (member-0001@example.com).\n`,
      err: "",
    });
    expect((await piped(["configure"], "other\n")).code).toBe(0);
    expect(readProfile(shell.directory, "default").project?.id).toBe("prj_2");
    api.on("POST /workspaces/ws_1/resources", {
      body: { items: [{ id: "res_1", externalId: "a", status: "created" }] },
    });
    const given = JSON.stringify([{ type: "job", externalId: "a", name: "A" }]);
    const { code, out } = await piped(["resource", "register", "--file", "-"], given);
    expect({ code, out }).toEqual({
      code: 0,
      out: "EXTERNAL ID  STATUS   ID     REASON\na            created  res_1\n",
    });
  });

  describe.skipIf(!found.includes("util-linux"))("in a terminal", () => {
    test("configure shows the active project and asks for another one", async () => {
      shell.signedIn(api.host);
      const question = "Select Active Project: (My Other Project, Personal, Project Shared With Me) [Personal]: ";
      const { code, text } = await typed("configure", [[question, "My Other Project"]]);
      expect(text).toBe(`Current Active Project: Personal\n${question}My Other Project\n`);
      expect(code).toBe(0);
      expect(readProfile(shell.directory, "default").project?.id).toBe("prj_2");
    });

    test("login shows no secret key", async () => {
      const { code, text } = await typed(`login --host ${api.host}`, [
        [ACCESS_KEY, KEYS.accessKey],
        ["Secret key: ", KEYS.secretKey],
      ]);
      expect(text).toBe(
        `${ACCESS_KEY}${KEYS.accessKey}\nSecret key: \nSigned in to ${api.host} as Member 0001 (member-0001@example.com).\n`,
      );
      expect(code).toBe(0);
      expect(readCredential(shell.directory, "default")).toEqual({ host: api.host, ...KEYS });
    });

    test("two lines that were pasted at once answer two questions", async () => {
      const pasted = `${KEYS.accessKey}\r${KEYS.secretKey}`;
      const { code, text } = await typed(`login --host ${api.host}`, [[ACCESS_KEY, pasted]]);
      expect(code).toBe(0);
      expect(text).not.toContain(KEYS.secretKey);
      expect(readCredential(shell.directory, "default")).toMatchObject(KEYS);
    });

    test("the end of the input selects nothing", async () => {
      shell.signedIn(api.host);
      const { code, text } = await typed("configure", [["[Personal]: ", "\u0004"]]);
      expect(code).toBe(1);
      expect(text).toMatch(/Nothing was selected\.\n$/);
      expect(readProfile(shell.directory, "default").project).toBeUndefined();
    });
  });
});
