import { beforeEach, describe, expect, test } from "vitest";
import { authorizeWorkspace } from "@/server/access/authorize";
import { registerResources } from "@/server/resources/commands/register-resources";
import { removeResources } from "@/server/resources/commands/remove-resources";
import { updateResource } from "@/server/resources/commands/update-resource";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { resourceIn } from "@/server/testing/factories/access";
import { collaborator, person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let place: ProjectRef;
let member: Person;
let guest: Person;
beforeEach(async () => {
  of = await tenant();
  place = await project(of.workspace, of.owner, { name: "Place", visibility: "open" });
  [member, guest] = [await person(), await person()];
  await workspaceMember(of.workspace, member);
  await collaborator(place, guest, "member");
});

const scopeOf = (who: Person, permission: "resource.register" | "resource.update" | "resource.remove") =>
  authorizeWorkspace(who.actor, requestInfo(), of.workspace.id, permission);

type Ending = [name: string, end: () => Promise<unknown>];

/** What can happen to a place between a request's coming in and its change. */
const endings = (): Ending[] => [
  ["workspace deleted", () => sql(`update "workspaces" set "deletedAt" = now() where "id" = $1`, of.workspace.id)],
  [
    "organization deleted",
    () => sql(`update "organizations" set "deletedAt" = now() where "id" = $1`, of.organization.id),
  ],
  ["workspace suspended", () => sql(`update "workspaces" set "suspendedAt" = now() where "id" = $1`, of.workspace.id)],
  [
    "organization suspended",
    () => sql(`update "organizations" set "suspendedAt" = now() where "id" = $1`, of.organization.id),
  ],
  [
    "account suspended",
    () => sql(`update "users" set "suspendedAt" = now() where "id" in ($1, $2)`, member.id, guest.id),
  ],
  ["project archived", () => sql(`update "projects" set "archivedAt" = now() where "id" = $1`, place.id)],
  ["project deleted", () => sql(`update "projects" set "deletedAt" = now() where "id" = $1`, place.id)],
];

describe("a request about resources that was under way", () => {
  test("changes nothing in a place that was closed meanwhile", { timeout: 240_000 }, async () => {
    for (let index = 0; index < endings().length; index += 1) {
      for (const who of [member, guest]) {
        const job = await resourceIn(place);
        const item = { type: "job", externalId: `late-${index}-${who.id}`, name: "Late", project: place.id };
        const register = await scopeOf(who, "resource.register");
        const update = await scopeOf(who, "resource.update");
        const remove = await scopeOf(who, "resource.remove");
        const [name, end] = endings()[index] ?? ["", () => Promise.resolve()];
        await end();
        await registerResources(register, { resources: [item] }).catch(() => undefined);
        await updateResource(update, { resource: job.id, name: "Late" }).catch(() => undefined);
        await removeResources(remove, { resources: [job.id] }).catch(() => undefined);
        const late = await sql(`select "name" from "resources" where "name" = 'Late'`);
        const kept = await sql(`select "id" from "resources" where "id" = $1`, job.id);
        expect({ name, guest: who === guest, late, kept: kept.length }).toEqual({
          name,
          guest: who === guest,
          late: [],
          kept: 1,
        });
        await sql(`update "workspaces" set "deletedAt" = null, "suspendedAt" = null where "id" = $1`, of.workspace.id);
        await sql(
          `update "organizations" set "deletedAt" = null, "suspendedAt" = null where "id" = $1`,
          of.organization.id,
        );
        await sql(`update "users" set "suspendedAt" = null where "id" in ($1, $2)`, member.id, guest.id);
        await sql(`update "projects" set "deletedAt" = null, "archivedAt" = null where "id" = $1`, place.id);
      }
    }
  });
});

describe("a request for access that is granted while who asked is removed", () => {
  test("leaves no grant behind, each time", { timeout: 240_000 }, async () => {
    for (let round = 0; round < 8; round += 1) {
      const asker = await person();
      await workspaceMember(of.workspace, asker, "viewer");
      const at = { workspace: of.workspace.id };
      const resource = { project: of.project.id };
      const { id } = await callerOf(asker).accessRequests.create({ ...at, permission: "read", resource });
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const admin = callerOf(of.owner);
      const answers = await Promise.all([
        refusalOf(admin.accessRequests.approve({ ...at, request: id, expiresAt })),
        refusalOf(admin.members.remove({ ...at, user: asker.id })),
      ]);
      expect(answers[1]).toBe("done");
      expect(await sql(`select 1 from "access_grants" where "userId" = $1`, asker.id)).toEqual([]);
      const empty = `select 1 from "access_rules" r where r."source" = 'request' and not exists (select 1 from "access_grants" g where g."ruleId" = r."id")`;
      expect(await sql(empty)).toEqual([]);
    }
  });
});

describe("an archived workspace", () => {
  test("answers questions of access: all can be read as before, and nothing is changed", async () => {
    const job = await resourceIn(place);
    await sql(`update "workspaces" set "archivedAt" = now() where "id" = $1`, of.workspace.id);
    const at = { workspace: of.workspace.id };
    const resource = { type: "job", id: job.id };
    for (const who of [member, of.owner]) {
      const { decisions, resources } = callerOf(who);
      const checks = (["read", "modify"] as const).map((permission) => ({ permission, resource }));
      expect((await decisions.check({ ...at, checks })).items).toEqual([{ allowed: true }, { allowed: false }]);
      const told = await decisions.explain({ ...at, permission: "modify", resource });
      expect(told.denials).toMatchObject([{ reason: "workspace_archived" }]);
      const closed = "CONFLICT archived";
      expect(await refusalOf(resources.update({ ...at, resource: job.id, name: "Late" }))).toBe(closed);
      expect(await refusalOf(resources.remove({ ...at, resource: job.id }))).toBe(closed);
    }
    expect(await sql(`select "name" from "resources" where "id" = $1`, job.id)).toEqual([{ name: job.name }]);
  });
});
