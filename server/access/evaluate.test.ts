import { beforeEach, describe, expect, test } from "vitest";
import { decidedResources } from "@/server/db/hot/access/decided-resources";
import { explanation, holders } from "@/server/db/hot/access/explanations";
import { newId } from "@/server/ids";
import { useDatabase } from "@/server/testing/database";
import { person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { write } from "@/server/testing/rows";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { allowed } from "./evaluate";

useDatabase();

let of: Tenant;
let where: { workspaceId: string; organizationId: string };
beforeEach(async () => {
  of = await tenant();
  where = { workspaceId: of.workspace.id, organizationId: of.organization.id };
});

async function member(role: "admin" | "member" | "viewer"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

async function resource(type: string, projectId: string | null): Promise<string> {
  const id = newId("res");
  const made = {
    id,
    ...where,
    projectId,
    type,
    externalId: id,
    name: id,
    nameKey: id,
    ownerId: of.owner.id,
    ownerName: "",
  };
  await write((tx) => tx.resource.create({ data: made }));
  return id;
}

async function rule(
  subject: { userId?: string; sharedProjectId?: string },
  target: { projectId?: string; resourceId?: string },
  permission = "read",
) {
  const ruleId = newId("rul");
  const scope = target.resourceId ?? target.projectId ?? where.workspaceId;
  await write(async (tx) => {
    await tx.accessRule.create({ data: { id: ruleId, ...where, resourceType: "*", permission, ...target } });
    const named = subject.userId ?? subject.sharedProjectId ?? "";
    await tx.accessGrant.create({
      data: { ...where, ruleId, subject: named, ...subject, scope, resourceType: "*", permission },
    });
  });
  return ruleId;
}

const may = (who: Person, permission: "read" | "modify", type: string, id: string) =>
  allowed(where, { actor: who.id, permission, resource: { type, id } });

describe("a decision", () => {
  test("follows the two starting rules in open projects, and stops at private ones", async () => {
    const [admin, member_, viewer] = [await member("admin"), await member("member"), await member("viewer")];
    const hidden: ProjectRef = await project(of.workspace, of.owner);
    const open = await resource("job", of.workspace.project.id);
    const closed = await resource("job", hidden.id);
    const queue = await resource("queue", null);
    const seen = async (who: Person) => [
      await may(who, "modify", "job", open),
      await may(who, "read", "job", open),
      await may(who, "modify", "queue", queue),
      await may(who, "read", "job", closed),
    ];
    expect(await seen(admin)).toEqual([true, true, true, true]);
    expect(await seen(member_)).toEqual([true, true, true, false]);
    expect(await seen(viewer)).toEqual([false, true, false, false]);
    expect(await seen(await person())).toEqual([false, false, false, false]);
    const list = await decidedResources(where, { actor: viewer.id, level: "read" }, { after: null, limit: 10 });
    expect(list.map(({ id }) => id)).toEqual([open, queue].sort());
    const target = { level: "modify", type: "job", resource: closed, project: hidden.id } as const;
    const who = await holders(where, target, { after: null, limit: 10 });
    expect(who.map(({ actor }) => actor).sort()).toEqual([of.owner.id, admin.id].sort());
    const why = await explanation(where, viewer.id, {
      level: "modify",
      type: "job",
      resource: open,
      project: of.workspace.project.id,
    });
    expect(why).toMatchObject({ allowed: false, ways: [{ kind: "rule", subject: "role:viewer", modify: false }] });
  });

  test("reaches a single resource by a rule on it, and one that is shared into a project by reaching that", async () => {
    const someone = await member("member");
    const [here, there] = [await project(of.workspace, of.owner), await project(of.workspace, someone)];
    const [one, other] = [await resource("model", here.id), await resource("model", here.id)];
    await rule({ userId: someone.id }, { resourceId: one });
    expect([await may(someone, "read", "model", one), await may(someone, "read", "model", other)]).toEqual([
      true,
      false,
    ]);
    await rule({ sharedProjectId: there.id }, { resourceId: other });
    expect([await may(someone, "read", "model", other), await may(someone, "modify", "model", other)]).toEqual([
      true,
      false,
    ]);
    const list = await decidedResources(
      where,
      { actor: someone.id, level: "read", project: there.id },
      { after: null, limit: 10 },
    );
    expect(list.map(({ id }) => id)).toEqual([other]);
  });
});
