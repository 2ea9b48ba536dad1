import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { declared } from "@/server/testing/doors/procedures";

const APP = join(import.meta.dirname, "../..");

/** Lists that are no table of a page, or whose page offers another file of them. */
const ELSEWHERE = [
  "/organizations/{}/directory-groups",
  "/organizations/{}/invitations",
  "/workspaces/{}/access-rules/{}/subjects",
  "/workspaces/{}/invitation-links",
  "/workspaces/{}/members",
  "/workspaces/{}/projects/{}/shared-resources",
];

/** Where the address of the API is put together of parts: what its template says. */
const PUT_TOGETHER = [
  "/workspaces/{}/configuration/keys",
  "/workspaces/{}/resources",
  "/workspaces/{}/projects/{}/resources",
];

const anyName = (path: string) => path.replace(/\$?\{[^}]*\}/g, "{}");

test("whatever list is answered as a file can be saved as one on its page", async () => {
  const names = await readdir(APP, { recursive: true });
  const sources = names
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => readFile(join(APP, name), "utf8"));
  const offered = new Set(
    (await Promise.all(sources)).flatMap((source) =>
      [...source.matchAll(/`\/api\/v1(\/[^`]+)`/g)].map(([, path = ""]) => anyName(path)),
    ),
  );
  const exported = declared.flatMap(({ meta }) => (meta.exported === undefined ? [] : (meta.openapi?.path ?? "")));
  const missing = exported.map(anyName).filter((path) => !offered.has(path) && !PUT_TOGETHER.includes(path));
  expect(missing.sort()).toEqual(ELSEWHERE);
});
