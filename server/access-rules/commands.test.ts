import { beforeEach, describe, expect, test } from "vitest";
import { allowed } from "@/server/access/evaluate";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { resourceIn } from "@/server/testing/factories/access";
import { group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
});

async function member(role: "admin" | "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

const rules = () => callerOf(of.owner).accessRules;

async function mayRead(who: { id: string }, type: string, id: string, permission: "read" | "modify" = "read") {
  const place = { workspaceId: room, organizationId: of.organization.id };
  return allowed(place, { actor: who.id, permission, resource: { type, id } });
}

async function auditOf(action: string) {
  return sql<{ targetName: string; before: unknown; after: unknown; projectId: string | null }>(
    'select "targetName", "before", "after", "projectId" from "audit_entries" where "action" = $1 and "workspaceId" = $2',
    action,
    room,
  );
}

describe("a new rule", () => {
  test("gives its permission on one project, to people, service accounts, groups and roles, from the next question on", async () => {
    const [who, viewer, grouped] = [await member("viewer"), await member("viewer"), await member("viewer")];
    const machine = await serviceAccount(of.workspace, { role: "viewer" });
    const team = await group(of.workspace, of.owner, { people: [grouped] });
    const job = await resourceIn(of.project);
    expect(await mayRead(who, "job", job.id)).toBe(false);
    const made = await rules().create({
      workspace: room,
      resourceType: "job",
      project: of.project.slug,
      permission: "modify",
      users: [who.id, who.id],
      serviceAccounts: [machine.serviceAccount],
      groups: [team.id],
    });
    expect(made).toMatchObject({
      resourceType: "job",
      permission: "modify",
      source: "manual",
      expiresAt: null,
      target: { level: "project", project: { id: of.project.id }, resource: null },
      createdBy: { id: of.owner.id },
      subjects: {
        users: { total: 1, items: [{ id: who.id, name: who.name, email: who.email }] },
        serviceAccounts: { total: 1 },
        groups: { total: 1, items: [{ id: team.id, kind: "ordinary" }] },
        roles: [],
        sharedWith: { total: 0, items: [] },
      },
    });
    for (const one of [who, grouped, { id: machine.serviceAccount }]) {
      expect(await mayRead(one, "job", job.id, "modify")).toBe(true);
    }
    expect(await mayRead(viewer, "job", job.id)).toBe(false);
    expect(await auditOf("access-rule.create")).toMatchObject([
      {
        targetName: `modify job in ${of.project.name}`,
        projectId: of.project.id,
        after: { permission: "modify", users: [{ id: who.id, name: who.name }], source: "manual" },
      },
    ]);
  });

  test("on one resource has that resource's type, and gives nothing on its sibling", async () => {
    const who = await member("viewer");
    const [one, sibling] = [
      await resourceIn(of.project, { type: "model" }),
      await resourceIn(of.project, { type: "model" }),
    ];
    const made = await rules().create({
      workspace: room,
      resourceType: "*",
      project: of.project.id,
      resource: one.id,
      permission: "read",
      users: [who.id],
    });
    expect(made).toMatchObject({ resourceType: "model", target: { level: "resource", resource: { id: one.id } } });
    expect(await mayRead(who, "model", one.id)).toBe(true);
    expect(await mayRead(who, "model", sibling.id)).toBe(false);
    expect(await mayRead(who, "model", one.id, "modify")).toBe(false);
  });

  test("shares one resource into another project, to whoever reaches that, up to its permission", async () => {
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const who = await member("viewer");
    await collaborator(other, who);
    const one = await resourceIn(of.project);
    const terms = { workspace: room, resourceType: "*", permission: "read" as const };
    const made = await rules().create({ ...terms, resource: one.id, sharedWith: [other.slug] });
    expect(made.subjects.sharedWith).toEqual({ total: 1, items: [{ id: other.id, slug: other.slug, name: "Speech" }] });
    expect(await mayRead(who, "job", one.id)).toBe(true);
    expect(await mayRead(who, "job", one.id, "modify")).toBe(false);
    expect(await refusalOf(rules().create({ ...terms, project: of.project.id, sharedWith: [other.id] }))).toBe(
      "INVALID invalid_value (sharedWith)",
    );
  });

  test("counts for nothing after its end, and shows no more", async () => {
    const who = await member("viewer");
    const one = await resourceIn(of.project);
    const terms = { workspace: room, resourceType: "*", project: of.project.id, permission: "read" as const };
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { id } = await rules().create({ ...terms, users: [who.id], expiresAt: soon });
    expect(await mayRead(who, "job", one.id)).toBe(true);
    await sql(`update "access_rules" set "expiresAt" = now() - interval '1 second' where "id" = $1`, id);
    expect(await mayRead(who, "job", one.id)).toBe(false);
    expect(await refusalOf(rules().get({ workspace: room, rule: id }))).toBe("NOT_FOUND not_found");
    const past = new Date(Date.now() - 1_000).toISOString();
    expect(await refusalOf(rules().create({ ...terms, users: [who.id], expiresAt: past }))).toBe(
      "INVALID invalid_value (expiresAt)",
    );
  });

  test("names only what is in the workspace", async () => {
    const outsider = await person();
    const colleague = await person();
    await organizationMember(of.organization, colleague);
    const elsewhere = await tenant();
    const external = await person();
    await collaborator(of.project, external, "viewer");
    const theirs = await resourceIn(elsewhere.project);
    const machine = await serviceAccount(elsewhere.workspace);
    const team = await group(elsewhere.workspace, elsewhere.owner);
    const job = await resourceIn(of.project);
    const base = { workspace: room, resourceType: "*", permission: "read" as const };
    const whole = { ...base, users: [of.owner.id] };
    const refused: [Parameters<ReturnType<typeof rules>["create"]>[0], string][] = [
      [{ ...base, users: [of.owner.id, outsider.id] }, "users.1"],
      [{ ...base, users: [external.id] }, "users.0"],
      [{ ...base, users: [colleague.id] }, "users.0"],
      [{ ...base, users: [elsewhere.owner.id] }, "users.0"],
      [{ ...base, serviceAccounts: [machine.serviceAccount] }, "serviceAccounts.0"],
      [{ ...base, groups: [team.id] }, "groups.0"],
      [{ ...base, resource: job.id, sharedWith: [elsewhere.project.id] }, "sharedWith.0"],
      [{ ...whole, project: elsewhere.project.id }, "project"],
      [{ ...whole, resource: theirs.id }, "resource"],
      // As for one that is not there: whoever cannot see it learns no type.
      [{ ...whole, resourceType: "model", resource: job.id }, "resource"],
      [{ ...whole, resourceType: "unknown" }, "resourceType"],
      [{ ...whole, resource: job.id, project: of.workspace.project.id }, "resource"],
      [{ ...whole, resourceType: "application_category" }, "permission"],
      [base, "users"],
    ];
    for (const [input, field] of refused) {
      expect(await refusalOf(rules().create(input))).toBe(`INVALID invalid_value (${field})`);
    }
    expect(await sql(`select 1 from "access_rules" where "workspaceId" = $1 and "source" = 'manual'`, room)).toEqual(
      [],
    );
  });

  test("is not made on what is archived or for reading alone", async () => {
    await sql('update "projects" set "archivedAt" = now() where "id" = $1', of.project.id);
    const terms = { workspace: room, resourceType: "*", permission: "read" as const, users: [of.owner.id] };
    expect(await refusalOf(rules().create({ ...terms, project: of.project.id }))).toBe("CONFLICT archived (project)");
  });
});

describe("a changed rule", () => {
  test("takes other terms, another place and other subjects, each at once", async () => {
    const [first, second, third] = [await member("viewer"), await member("viewer"), await member("viewer")];
    const job = await resourceIn(of.project);
    const terms = { resourceType: "job", project: of.project.id, permission: "read" as const };
    const { id: rule } = await rules().create({ workspace: room, ...terms, users: [first.id, second.id] });
    await rules().update({ workspace: room, rule, permission: "modify", users: [second.id, third.id] });
    expect(await mayRead(first, "job", job.id)).toBe(false);
    expect(await mayRead(second, "job", job.id, "modify")).toBe(true);
    expect(await mayRead(third, "job", job.id, "modify")).toBe(true);
    await rules().update({ workspace: room, rule, add: { users: [first.id] }, remove: { users: [third.id] } });
    expect(await mayRead(first, "job", job.id, "modify")).toBe(true);
    expect(await mayRead(third, "job", job.id)).toBe(false);
    const moved = await rules().update({ workspace: room, rule, project: null });
    expect(moved.target).toEqual({ level: "workspace", project: null, resource: null });
    expect(await mayRead(first, "job", job.id)).toBe(false);
    const back = await rules().update({ workspace: room, rule, resource: job.id });
    expect(back).toMatchObject({ target: { level: "resource", resource: { id: job.id } }, permission: "modify" });
    expect(await mayRead(first, "job", job.id, "modify")).toBe(true);
    const rows = await auditOf("access-rule.update");
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      before: { permission: "read", users: [{ id: first.id, name: first.name }] },
      after: { permission: "modify", users: [{ id: third.id, name: third.name }] },
    });
    expect(rows[2]).toMatchObject({ before: { project: of.project.id }, after: { project: null } });
  });

  test("keeps at least one subject, and none that its place cannot have", async () => {
    const who = await member("viewer");
    const job = await resourceIn(of.project);
    const shared = { resourceType: "*", resource: job.id, permission: "read" as const };
    const { id: rule } = await rules().create({
      workspace: room,
      ...shared,
      users: [who.id],
      sharedWith: [of.workspace.project.id],
    });
    const update = (input: object) => refusalOf(rules().update({ workspace: room, rule, ...input }));
    expect(await update({ users: [], sharedWith: [] })).toBe("INVALID invalid_value (users)");
    expect(await update({ project: of.project.id })).toBe("INVALID invalid_value (sharedWith)");
    expect(await update({ add: { users: ["usr_nobody"] } })).toBe("INVALID invalid_value (add.users.0)");
    expect(await update({ permission: "read" })).toBe("done");
    expect(await auditOf("access-rule.update")).toEqual([]);
  });
});

test("a removed rule gives nothing any more, and its row says what it gave", async () => {
  const who = await member("viewer");
  const job = await resourceIn(of.project);
  const terms = { resourceType: "*", resource: job.id, permission: "modify" as const };
  const { id: rule } = await rules().create({ workspace: room, ...terms, users: [who.id] });
  expect(await rules().remove({ workspace: room, rule })).toEqual({ id: rule });
  expect(await mayRead(who, "job", job.id)).toBe(false);
  expect(await sql('select 1 from "access_grants" where "ruleId" = $1', rule)).toEqual([]);
  expect(await auditOf("access-rule.remove")).toMatchObject([
    { before: { resource: job.id, permission: "modify", users: [{ id: who.id, name: who.name }] }, after: null },
  ]);
  expect(await refusalOf(rules().remove({ workspace: room, rule }))).toBe("NOT_FOUND not_found");
});
