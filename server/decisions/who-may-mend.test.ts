import { beforeEach, describe, expect, test } from "vitest";
import type { CredentialScopes } from "@/server/access/limits/credential-scopes";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { credential } from "@/server/testing/factories/machines";
import { collaborator, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
let who: Person;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
  who = await person();
  await workspaceMember(of.workspace, who, "member");
});

type Explain = ReturnType<typeof callerOf>["decisions"]["explain"];

/** What becomes of the person's access to the project: each change that would flip it, and whether the caller may. */
async function offered(explain: Explain, permission: "read" | "modify" = "read"): Promise<Record<string, boolean>> {
  const { fixes } = await explain({ workspace: room, actor: who.id, permission, resource: { project: of.project.id } });
  const changes = fixes.flatMap((fix) => fix.changes);
  return Object.fromEntries(changes.map(({ kind, allowed }) => [kind, allowed]));
}

const offeredTo = (asker: Person, permission?: "read" | "modify") =>
  offered(callerOf(asker).decisions.explain, permission);

/** Somebody who may ask about others, and holds of the project what the role says. */
async function asker(role: { from?: "admin" | "viewer"; permissions?: string[] } | null): Promise<Person> {
  const one = await person();
  const asks = await customRole(of.workspace, of.owner, { permissions: ["access.check"] });
  await giveRole(of.workspace, one, asks);
  if (role === null) return one;
  await collaborator(of.project, one);
  const own = await customRole(of.workspace, of.owner, { level: "project", ...role });
  const place = { workspace: room, project: of.project.id };
  await callerOf(of.owner).collaborators.update({ ...place, user: one.id, role: own.id });
  return one;
}

describe("a change of a project's collaborators may be made", () => {
  const add = (one: Person) =>
    refusalOf(
      callerOf(one).collaborators.add({ workspace: room, project: of.project.id, email: who.email, role: "viewer" }),
    );

  test("by whom a custom role of the project gives it, and not by who only sees it", async () => {
    const viewer = await asker(null);
    await collaborator(of.project, viewer, "viewer");
    expect(await offeredTo(viewer)).toMatchObject({ "collaborator.add": false });
    expect(await add(viewer)).toBe("FORBIDDEN permission_missing");
    const custom = await asker({ from: "admin" });
    expect(await offeredTo(custom)).toMatchObject({ "collaborator.add": true });
    expect(await add(custom)).toBe("done");
  });

  test("by nobody who would give more than they have", async () => {
    const bare = await asker({ permissions: ["collaborator.add"] });
    expect(await offeredTo(bare)).toMatchObject({ "collaborator.add": false });
    expect(await add(bare)).toBe("FORBIDDEN rank_too_low");
  });

  test("by its admin, who asks about somebody else", async () => {
    const admin = await asker(null);
    await collaborator(of.project, admin, "admin");
    expect(await offeredTo(admin)).toMatchObject({ "collaborator.add": true });
    await collaborator(of.project, who, "viewer");
    expect(await offeredTo(admin, "modify")).toMatchObject({ "collaborator.update": true });
    expect(await offeredTo(admin)).toMatchObject({ "collaborator.remove": true });
    await collaborator(of.project, admin, "member");
    expect(await offeredTo(admin)).toMatchObject({ "collaborator.remove": false });
  });

  test("to nobody who has more than the asker", async () => {
    const [limited, whole] = [
      await asker({ from: "viewer", permissions: ["collaborator.remove"] }),
      await asker({ from: "admin" }),
    ];
    await collaborator(of.project, who, "admin");
    expect(await offeredTo(limited)).toMatchObject({ "collaborator.remove": false });
    expect(await offeredTo(whole)).toMatchObject({ "collaborator.remove": true });
  });
});

describe("by a credential a change may be made", () => {
  async function limitedTo(scopes: Partial<CredentialScopes>): Promise<Explain> {
    const made = await credential(of.owner, of.workspace);
    const own = made.actor.credential;
    const limits = { permissions: null, readOnly: false, project: null, ...scopes };
    const actor = { ...made.actor, credential: own === null ? null : { ...own, scopes: limits } };
    return callerWithCredential({ ...made, actor }).decisions.explain;
  }

  test("that it names, and no other", async () => {
    const plain = await limitedTo({ permissions: ["access.check"] });
    expect(Object.values(await offered(plain))).not.toContain(true);
    const names = await limitedTo({ permissions: ["access.check", "collaborator.add"] });
    expect(await offered(names)).toMatchObject({ "collaborator.add": true, "access-rule.create": false });
    const reading = await limitedTo({ readOnly: true });
    expect(Object.values(await offered(reading))).not.toContain(true);
    expect(await offered(await limitedTo({}))).toMatchObject({ "collaborator.add": true, "access-rule.create": true });
  });

  test("in its workspace, and not in the organization around it", async () => {
    await collaborator(of.project, who);
    await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', who.id);
    expect(await offeredTo(of.owner)).toMatchObject({ "organization-member.resume": true });
    expect(await offered(await limitedTo({}))).toMatchObject({ "organization-member.resume": false });
  });
});
