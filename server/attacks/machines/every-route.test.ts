import { beforeAll, describe, expect, test } from "vitest";
import { listRoutes, type Route } from "@/server/api/rest/routes";
import * as builders from "@/server/api/trpc";
import { actorProcedure, createCallerFactory, router } from "@/server/api/trpc";
import { makeContext } from "@/server/api/request/context";
import { resourceIn } from "@/server/testing/factories/access";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { person, project, workspaceMember, type ProjectRef } from "@/server/testing/factory";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { knockText } from "@/server/testing/doors/knock";
import { declared } from "@/server/testing/doors/procedures";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let other: ProjectRef;
let hidden: string;
/** Of the owner of everything, so that nothing but its limits stands against it. */
let narrow: CredentialRef;
let readOnly: CredentialRef;
/** Without limits, to compare with. */
let whole: CredentialRef;
beforeAll(async () => {
  of = await tenant();
  other = await project(of.workspace, of.owner, { name: "Other" });
  hidden = (await resourceIn(other)).id;
  await resourceIn(of.project);
  const create = async (scopes: { readOnly: true; project?: string }) => ({
    ...(await callerOf(of.owner).credentials.create({ workspace: of.workspace.id, scopes })),
    actor: of.owner.actor,
  });
  narrow = await create({ readOnly: true, project: of.project.slug });
  readOnly = await create({ readOnly: true });
  whole = await credential(of.owner, of.workspace);
});

/** The address of a route in the tenant, about one of its projects. What names something else names nothing. */
function addressOf({ template }: Route, about: ProjectRef): string {
  const places: Record<string, string> = {
    organization: of.organization.id,
    workspace: of.workspace.id,
    project: about.id,
  };
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "nothing");
}

async function statusOf(route: Route, key: CredentialRef, about = of.project): Promise<number> {
  const body =
    route.method === "GET" || route.method === "DELETE" ? {} : { body: { organization: of.organization.id } };
  const { status } = await knockText(route.method, addressOf(route, about), { credential: key, ...body });
  return status;
}

const levelOf = ({ procedure }: Route) => procedure._def.meta?.level;
// What is for nobody in particular does not look at who asks.
const routes = listRoutes().filter((route) => levelOf(route) !== "public");
const writes = routes.filter(({ mutation }) => mutation);
const reads = routes.filter(({ mutation }) => !mutation);
const named = (list: readonly Route[]) => list.map((route) => [`${route.method} ${route.template}`, route] as const);

describe("a read-only key of one project", () => {
  test.each(named(writes))("changes nothing by %s", async (_, route) => {
    expect(await statusOf(route, narrow)).toBe(403);
    expect(await statusOf(route, readOnly)).toBe(403);
  });

  test.each(named(reads))("reads what its holder may read by %s, whatever right that takes", async (_, route) => {
    expect(await statusOf(route, readOnly)).toBe(await statusOf(route, whole));
  });

  test.each(named(routes.filter((route) => levelOf(route) === "project")))(
    "reaches no other project by %s",
    async (_, route) => {
      expect([403, 404]).toContain(await statusOf(route, narrow, other));
    },
  );

  test.each(named(reads.filter(({ method }) => method === "GET")))(
    "reads of no other project by %s",
    async (_, route) => {
      const addresses = [addressOf(route, of.project)];
      if (route.procedure._def.meta?.exported !== undefined) addresses.push(`${addresses[0] ?? ""}.csv`);
      for (const address of addresses) {
        const { body, status } = await knockText("GET", address, { credential: narrow });
        expect(status).not.toBe(500);
        expect(body).not.toContain(other.id);
        expect(body).not.toContain(hidden);
      }
    },
  );

  test("is not told where others stand", async () => {
    const path = `/workspaces/${of.workspace.id}/access?user=${of.owner.id}`;
    expect((await knockText("GET", path, { credential: narrow })).status).toBe(200);
    const member = await person();
    await workspaceMember(of.workspace, member);
    const others = path.replace(of.owner.id, member.id);
    expect((await knockText("GET", others, { credential: narrow })).status).toBe(403);
  });

  test("reads its project, and says what it is", async () => {
    const path = `/workspaces/${of.workspace.id}/projects/${of.project.slug}`;
    expect((await knockText("GET", path, { credential: narrow })).status).toBe(200);
    const { body } = await knockText("GET", "/whoami", { credential: narrow });
    expect(JSON.parse(body)).toMatchObject({
      workspace: { id: of.workspace.id },
      scopes: { permissions: null, readOnly: true, project: of.project.id },
      expiresAt: null,
    });
  });
});

describe("a route that says nothing of credentials", () => {
  const created = createCallerFactory(router({ fresh: actorProcedure("account.read").query(() => "reached") }));

  test("refuses every one of them, limited or not", async () => {
    const request = requestInfo();
    const asked = async (key: CredentialRef) => {
      const context = makeContext({ actor: key.actor, request, transport: "credential", refusal: null });
      return refusalOf(created(() => context).fresh());
    };
    for (const reach of [of.workspace, of.organization]) {
      expect(await asked(await credential(of.owner, reach))).toBe("FORBIDDEN fresh_sign_in_required");
    }
  });

  test("cannot be written without a right: no builder goes without, and every procedure has one", () => {
    expect(Object.keys(builders).toSorted()).toEqual([
      "actorProcedure",
      "createCallerFactory",
      "instanceProcedure",
      "organizationProcedure",
      "placesProcedure",
      "projectProcedure",
      "publicProcedure",
      "router",
      "workspaceProcedure",
    ]);
    for (const { path, meta } of declared) {
      const named = meta.level === "public" ? meta.reason : meta.permission;
      expect(named, path).toEqual(expect.any(String));
    }
  });
});
