import { beforeAll, describe, expect, test } from "vitest";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { collaborator, organizationMember, person, project, workspace } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: { workspace: string };
let at: { workspace: string; project: string };
let own: Caller;
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  at = { ...room, project: of.project.id };
  own = callerOf(of.owner);
});

type Attributes = Record<string, string | number | boolean | null>;
const registered = async (place: typeof at, type: string, externalId: string, attributes?: Attributes) => {
  const item = { type, externalId, name: externalId, attributes };
  const { items } = await own.resources.registerInProject({ ...place, resources: [item] });
  return items[0];
};
const cluster = async (name: string, attributes: Attributes, place: { workspace: string } = room) => {
  const { items } = await own.resources.register({
    ...place,
    resources: [{ type: "cluster", externalId: name, name, attributes }],
  });
  expect(items[0]?.status).toBe("created");
};

describe("the settings of a project", () => {
  test("are read by everybody in it and changed by its admins, with a row of what changed", async () => {
    expect(await own.projects.settings(at)).toEqual({
      ownedCompute: false,
      hidden: false,
      gpuTypes: null,
      gpuTypesRefreshedAt: null,
    });
    const [member, admin] = [await person(), await person()];
    for (const who of [member, admin]) await organizationMember(of.organization, who);
    await collaborator(of.project, member, "member");
    await collaborator(of.project, admin, "admin");
    const theirs = callerOf(member).projects;
    expect((await theirs.settings(at)).ownedCompute).toBe(false);
    expect(await refusalOf(theirs.updateSettings({ ...at, hidden: true }))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(theirs.refreshGpuTypes(at))).toBe("FORBIDDEN permission_missing");
    const changed = await callerOf(admin).projects.updateSettings({ ...at, hidden: true });
    expect(changed).toMatchObject({ hidden: true, ownedCompute: false });
    await callerOf(admin).projects.updateSettings({ ...at, hidden: true });
    const rows = await sql(
      `select "before", "after", "projectId" from "audit_entries" where "action" = 'project.update-settings'`,
    );
    const done = rows.filter(({ after }) => after !== null);
    expect(done).toEqual([{ before: { hidden: false }, after: { hidden: true }, projectId: of.project.id }]);
    await own.projects.updateSettings({ ...at, hidden: false });
  });

  test("keep the default project in sight, and those of an archive as they are", async () => {
    const home = { ...room, project: "default" };
    const hide = own.projects.updateSettings({ ...home, hidden: true });
    expect(await refusalOf(hide)).toBe("CONFLICT default_project (hidden)");
    const { id } = await project(of.workspace, of.owner);
    const archived = { ...room, project: id };
    await own.projects.archive(archived);
    expect(await refusalOf(own.projects.updateSettings({ ...archived, hidden: true }))).toBe("CONFLICT archived");
    expect(await refusalOf(own.projects.refreshGpuTypes(archived))).toBe("CONFLICT archived");
  });
});

describe("a project that uses owned compute alone", () => {
  let here: typeof at;
  const refused = { status: "refused", reason: "gpu_type_not_owned", field: "attributes.gpuType" };
  beforeAll(async () => {
    const { id } = await project(of.workspace, of.owner);
    here = { ...room, project: id };
    await own.projects.updateSettings({ ...here, ownedCompute: true });
  });

  test("knows of no GPU type until they are refreshed", async () => {
    expect(await registered(here, "job", "early", { gpuType: "A100" })).toMatchObject(refused);
    expect(await registered(here, "job", "no gpu", { epochs: 3 })).toMatchObject({ status: "created" });
    expect(await registered(here, "volume", "no job", { gpuType: "A100" })).toMatchObject({ status: "created" });
  });

  test("refreshes them from the clusters of all workspaces of its organization, and of no other", async () => {
    const second = await workspace(of.organization, of.owner);
    const gone = await workspace(of.organization, of.owner);
    await cluster("one", { gpuType: "A100" });
    await cluster("two", { gpuTypes: "RTX 3090, a100, ,H100" }, { workspace: second.id });
    await cluster("three", { gpuType: "P4" }, { workspace: gone.id });
    await cluster("none", { region: "eu" });
    await sql('update "workspaces" set "deletedAt" = now() where "id" = $1', gone.id);
    const others = await tenant();
    await callerOf(others.owner).resources.register({
      workspace: others.workspace.id,
      resources: [{ type: "cluster", externalId: "x", name: "x", attributes: { gpuType: "V100" } }],
    });
    const settings = await own.projects.refreshGpuTypes(here);
    expect(settings.gpuTypes).toEqual(["A100", "H100", "RTX 3090"]);
    expect(Date.now() - Date.parse(settings.gpuTypesRefreshedAt ?? "")).toBeLessThan(60_000);
    const [row] = await sql(
      `select "after" from "audit_entries" where "action" = 'project.refresh-gpu-types' and "result" = 'done'`,
    );
    expect(row).toEqual({ after: { gpuTypes: ["A100", "H100", "RTX 3090"] } });
  });

  test.each(["job", "dataset", "model"])("takes a %s on one of these alone, and says which", async (type) => {
    const wrong = await registered(here, type, "elsewhere", { gpuType: "V100" });
    expect(wrong).toMatchObject({ ...refused, code: "INVALID" });
    expect(wrong?.detail).toContain("A100, H100, RTX 3090");
    const right = await registered(here, type, "here", { gpuType: "rtx 3090" });
    expect(right).toMatchObject({ status: "created" });
    const named = { ...room, resource: right?.id ?? "" };
    const update = own.resources.update({ ...named, attributes: { gpuType: "V100" } });
    expect(await refusalOf(update)).toBe("INVALID gpu_type_not_owned (attributes.gpuType)");
    expect((await own.resources.update({ ...named, name: "renamed" })).name).toBe("renamed");
    expect((await own.resources.update({ ...named, attributes: { gpuType: "H100" } })).attributes.gpuType).toBe("H100");
    expect(await registered(here, type, "here", { gpuType: "V100" })).toMatchObject(refused);
    expect(await registered(here, type, "here")).toMatchObject({ status: "updated" });
  });

  test("refuses one item of many and takes the others; another project takes all", async () => {
    const items = ["V100", "A100"].map((gpuType) => ({
      type: "job",
      externalId: `many ${gpuType}`,
      name: gpuType,
      attributes: { gpuType },
    }));
    const byKey = callerWithCredential(await credential(of.owner, of.workspace)).resources;
    const both = await byKey.registerInProject({ ...here, resources: items });
    expect(both.items.map(({ status }) => status)).toEqual(["refused", "created"]);
    const free = await byKey.registerInProject({ ...at, resources: items });
    expect(free.items.map(({ status }) => status)).toEqual(["created", "created"]);
    await own.projects.updateSettings({ ...here, ownedCompute: false });
    expect(await registered(here, "job", "any", { gpuType: "V100" })).toMatchObject({ status: "created" });
  });
});
