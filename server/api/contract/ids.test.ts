import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import { useDatabase } from "@/server/testing/database";
import { call, declared, mutations, PLACES } from "@/server/testing/doors/procedures";
import { credential } from "@/server/testing/factories/machines";
import { workspace } from "@/server/testing/factory";
import { shell } from "@/server/testing/processes/shell";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";
import { exampleOf } from "./examples";

useDatabase();

const absent = { code: "NOT_FOUND", reason: "not_found" };

/** Whatever cannot name anything: not a text, empty, of another form, too long, or made to break out of a query. */
const MALFORMED: readonly unknown[] = [
  undefined,
  null,
  7,
  true,
  {},
  ["x"],
  "",
  " ",
  "../x",
  "a b",
  "%",
  "x\u0000",
  "'; drop table users; --",
  "\ud800",
  "a".repeat(65),
  "a".repeat(100_000),
  "org_",
  `ws_${"0".repeat(25)}`,
];

/**
 * On PostgreSQL each procedure is given all of them;
 * on the embedded database each a share, and all of them together all.
 */
const SHARES = shell.TEST_DATABASE_URL === undefined ? 5 : 1;
const turns = { taken: 0 };

function share<T>(values: readonly T[]): T[] {
  turns.taken += 1;
  return values.filter((_, index) => (index + turns.taken) % SHARES === 0);
}

let mine: Tenant;
let theirs: Tenant;
beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
});

const scoped = declared.filter(({ meta }) => PLACES[meta.level ?? ""] !== undefined);

describe.each(scoped)("$path", (procedure) => {
  const { level } = procedure.meta;

  test.each(PLACES[level ?? ""] ?? [])(
    "answers NOT_FOUND for every %s that is malformed, absent or of another kind",
    async (name) => {
      const place = placeOf(level, mine);
      const wrongKind = [mine.organization.id, mine.workspace.id, mine.project.id, mine.owner.id].filter(
        (id) => id !== place[name],
      );
      const unknown = [newId("org"), newId("ws"), newId("prj"), "nowhere"];
      for (const value of share([...MALFORMED, ...wrongKind, ...unknown])) {
        expect(
          await call(procedure, mine.owner.actor, { ...place, [name]: value }),
          String(value).slice(0, 80),
        ).toMatchObject(absent);
      }
    },
  );

  test.each(PLACES[level ?? ""] ?? [])("answers NOT_FOUND for another tenant's %s, by id and by slug", async (name) => {
    const foreign = { organization: theirs.organization, workspace: theirs.workspace, project: theirs.project }[name];
    for (const value of [foreign?.id, foreign?.slug, foreign?.slug.toUpperCase()]) {
      expect(await call(procedure, mine.owner.actor, { ...placeOf(level, mine), [name]: value })).toMatchObject(absent);
    }
  });

  test("answers NOT_FOUND to a credential of another workspace of the same organization", async () => {
    const { actor } = await credential(mine.owner, mine.organization.workspace);
    const outcome = await call(procedure, actor, placeOf(level, mine));
    // At the organization's level the place itself is known: the credential came from inside of it.
    if (level === "organization") expect(outcome).toMatchObject({ code: "FORBIDDEN", reason: "credential_reach" });
    else expect(outcome).toMatchObject(absent);
  });
});

function fieldOf(input: unknown, name: string): unknown {
  return typeof input === "object" && input !== null ? Reflect.get(input, name) : undefined;
}

/**
 * Mutations whose REST path names a thing below its place, one row for each such name. A token is a secret, and a kind of
 * notice is a word of a closed list: neither names a thing.
 */
const NO_THINGS = ["token", "kind"];
const children = mutations.flatMap((procedure) =>
  procedure.ids.filter((name) => !NO_THINGS.includes(name)).map((name) => ({ path: procedure.path, name, procedure })),
);

/** A call that would succeed in this tenant, with another value at the name. */
async function exampleIn(of: Tenant, path: string, name: string, procedure: (typeof mutations)[number]) {
  const { actor, input } = await exampleOf(path, of);
  const fields = typeof input === "object" ? input : {};
  return {
    of,
    own: fieldOf(input, name),
    callWith: (value: unknown) => call(procedure, actor, { ...fields, [name]: value }),
  };
}

type ExampleIn = Awaited<ReturnType<typeof exampleIn>>;

/**
 * The thing of somebody else: of a tenant that all share,
 * or of a new one where the shared one has too much for an example.
 */
async function foreignId(path: string, name: string, procedure: (typeof mutations)[number]): Promise<unknown> {
  const found = await exampleIn(theirs, path, name, procedure).catch(() => null);
  return (found ?? (await exampleIn(await tenant(), path, name, procedure))).own;
}

describe.each(children)("$path, $name", ({ path, name, procedure }) => {
  // In a tenant of its own, which both tests share since no call of theirs gets through.
  let example: ExampleIn;
  beforeAll(async () => {
    example = await exampleIn(await tenant(), path, name, procedure);
  });

  test("answers NOT_FOUND where it is malformed, absent or of another kind", async () => {
    const kind = String(example.own).slice(0, 4);
    const wrongKind = [mine.organization.id, mine.workspace.id, mine.project.id, mine.owner.id].filter(
      (id) => !id.startsWith(kind),
    );
    const unknown = (["usr", "crd", "inv", "ses", "mai", "org"] as const).map((prefix) => newId(prefix));
    const texts = MALFORMED.filter((text) => typeof text === "string");
    for (const value of share([...texts, ...unknown, ...wrongKind])) {
      expect(await example.callWith(value), value.slice(0, 80)).toMatchObject(absent);
    }
  });

  // Operators reach every tenant's ids, so nothing is foreign to them.
  if (procedure.meta.level === "instance") return;

  test("answers NOT_FOUND where it is of another tenant or workspace", async () => {
    const foreign = [await foreignId(path, name, procedure)];
    if (procedure.meta.level === "workspace") {
      const { of } = example;
      const beside = { ...of, workspace: await workspace(of.organization, of.owner) };
      foreign.push((await exampleIn(beside, path, name, procedure)).own);
    }
    for (const id of foreign) expect(await example.callWith(id)).toMatchObject(absent);
  });
});
