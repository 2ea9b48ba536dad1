import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listProjectNames } from "@/server/access/shown/places";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { resourceIn } from "@/server/testing/factories/access";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { DEFAULT_HIDDEN_ARGUMENTS } from "./schema";

useDatabase();

const DEFAULTS = {
  showHiddenProjects: false,
  hideExamples: false,
  hiDpi: true,
  noProTips: false,
  hiddenArguments: DEFAULT_HIDDEN_ARGUMENTS,
};

describe("preferences", () => {
  test("are as they come until something is chosen; what is left out stays; each change leaves a row", async () => {
    const who = await person();
    const { preferences } = callerOf(who);
    expect(await preferences.get()).toEqual(DEFAULTS);
    expect(await preferences.update({ noProTips: true })).toEqual({ ...DEFAULTS, noProTips: true });
    const names = ["MY_TOKEN", " my_token ", "OTHER"];
    expect(await preferences.update({ hiddenArguments: names, hiDpi: false })).toMatchObject({
      noProTips: true,
      hiDpi: false,
      hiddenArguments: ["my_token", "OTHER"],
    });
    expect(await preferences.update({ hiddenArguments: [] })).toMatchObject({ hiddenArguments: [] });
    expect(await preferences.update({ hiddenArguments: null })).toEqual({ ...DEFAULTS, noProTips: true, hiDpi: false });
    const rows = await sql(`select "before", "after" from "audit_entries" where "actorId" = $1 order by "id"`, who.id);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual({ before: { noProTips: false }, after: { noProTips: true } });
  });

  test("take names of arguments alone, and no more than somebody would keep in view", async () => {
    const { preferences } = callerOf(await person());
    const refusal = (hiddenArguments: string[]) => refusalOf(preferences.update({ hiddenArguments }));
    expect(await refusal(["A=B"])).toContain("INVALID");
    expect(await refusal([".*"])).toContain("INVALID");
    expect(await refusal(Array.from({ length: 101 }, (_, index) => `NAME_${index}`))).toContain("INVALID");
  });

  test("are told to a credential of one workspace neither, nor changed by it", async () => {
    const of = await tenant();
    const key = await credential(of.owner, of.workspace);
    expect(await knock("GET", "/account/preferences", { credential: key })).toMatchObject({ status: 403 });
    const whole = await credential(of.owner, of.organization);
    const changed = await knock("PATCH", "/account/preferences", { credential: whole, body: { hideExamples: true } });
    expect(changed).toMatchObject({ status: 200, body: { hideExamples: true } });
  });
});

describe("which projects lists show", () => {
  let of: Tenant;
  let who: Person;
  let hidden: ProjectRef;
  beforeAll(async () => {
    of = await tenant();
    who = await person();
    await workspaceMember(of.workspace, who);
    hidden = await project(of.workspace, of.owner, { visibility: "open", name: "Infrastructure" });
    await sql('update "projects" set "hidden" = true where "id" = $1', hidden.id);
    await resourceIn(hidden, { name: "Behind" });
    await resourceIn(of.workspace.project, { name: "In sight" });
  });
  beforeEach(() => sql('delete from "user_preferences"'));

  const room = () => ({ workspace: of.workspace.id });
  const listed = async (by = callerOf(who)) => (await by.projects.list(room())).items.map(({ id }) => id);
  const names = async () =>
    (await listProjectNames(who.actor, { id: of.workspace.id, role: "member" })).projects.map(({ slug }) => slug);
  const mine = async (search?: string) =>
    (await callerOf(who).projects.listMine({ of: "all", search })).items.map(({ id }) => id);
  const resources = async () => (await callerOf(who).resources.list(room())).items.map(({ name }) => name);

  test("hidden ones stand in lists, switcher, search and resources of whoever wants them alone", async () => {
    expect(await listed()).not.toContain(hidden.id);
    expect(await names()).not.toContain(hidden.slug);
    expect(await mine()).not.toContain(hidden.id);
    expect(await mine("Infra")).toEqual([]);
    expect(await resources()).toEqual(["In sight"]);
    const { total } = await callerOf(who).projects.list(room());
    await callerOf(who).preferences.update({ showHiddenProjects: true });
    expect(await listed()).toContain(hidden.id);
    expect(await names()).toContain(hidden.slug);
    expect(await mine("Infra")).toEqual([hidden.id]);
    expect(await resources()).toEqual(["Behind", "In sight"]);
    expect(await callerOf(who).projects.list(room())).toMatchObject({ total: Number(total) + 1 });
    expect((await callerOf(who).projects.list(room())).items.find(({ id }) => id === hidden.id)?.hidden).toBe(true);
  });

  test("their owner and the admins do not see them in lists either, and an address leads there all the same", async () => {
    expect(await listed(callerOf(of.owner))).not.toContain(hidden.id);
    const here = { ...room(), project: hidden.slug };
    expect(await callerOf(who).projects.get(here)).toMatchObject({ id: hidden.id, hidden: true });
    expect((await callerOf(who).resources.listInProject(here)).items).toMatchObject([{ name: "Behind" }]);
    const page = await callerOf(who).resources.list({ ...room(), project: hidden.id });
    expect(page.items).toMatchObject([{ name: "Behind" }]);
  });

  test("somebody's hidden default project stays their default", async () => {
    await callerOf(who).projects.setDefault({ ...room(), project: hidden.slug });
    const found = await listProjectNames(who.actor, { id: of.workspace.id, role: "member" });
    expect(found.preferred).toBe(hidden.slug);
    expect(found.projects.map(({ slug }) => slug)).not.toContain(hidden.slug);
    await callerOf(who).projects.setDefault({ ...room(), project: hidden.slug, default: false });
  });

  test("credentials follow their person, and service accounts whoever made them", async () => {
    const key = callerWithCredential(await credential(who, of.workspace));
    const machine = callerWithCredential(await serviceAccount(of.workspace, { createdBy: of.owner }));
    expect(await listed(key)).not.toContain(hidden.id);
    expect(await listed(machine)).not.toContain(hidden.id);
    await callerOf(who).preferences.update({ showHiddenProjects: true });
    expect(await listed(key)).toContain(hidden.id);
    expect(await listed(machine)).not.toContain(hidden.id);
    await callerOf(of.owner).preferences.update({ showHiddenProjects: true });
    expect(await listed(machine)).toContain(hidden.id);
  });

  test("examples stand in lists until somebody hides them, with what lies in them", async () => {
    const examples = await project(of.workspace, of.owner, { visibility: "open", name: "Examples" });
    await sql(`update "projects" set "kind" = 'examples' where "id" = $1`, examples.id);
    await resourceIn(examples, { name: "Sample" });
    expect(await listed()).toContain(examples.id);
    expect(await resources()).toEqual(["In sight", "Sample"]);
    await callerOf(who).preferences.update({ hideExamples: true });
    expect(await listed()).not.toContain(examples.id);
    expect(await names()).not.toContain(examples.slug);
    expect(await mine()).not.toContain(examples.id);
    expect(await resources()).toEqual(["In sight"]);
    expect(await callerOf(who).projects.get({ ...room(), project: examples.id })).toMatchObject({ kind: "examples" });
  });
});

describe("container arguments", () => {
  test("are told to agents: a person's own, those of who made a service account, the product's list", async () => {
    const of = await tenant();
    const key = await credential(of.owner, of.workspace);
    const machine = await serviceAccount(of.workspace, { createdBy: of.owner });
    const told = async (by: typeof key) => (await knock("GET", "/whoami", { credential: by })).body.hiddenArguments;
    expect(await told(key)).toEqual([...DEFAULT_HIDDEN_ARGUMENTS]);
    await callerOf(of.owner).preferences.update({ hiddenArguments: ["MY_TOKEN"] });
    expect([await told(key), await told(machine)]).toEqual([["MY_TOKEN"], ["MY_TOKEN"]]);
  });

  test("are masked in attributes for whoever reads them, in the audit, and stay when the mask comes back", async () => {
    const of = await tenant();
    const room = { workspace: of.workspace.id };
    const attributes = {
      AWS_SECRET_ACCESS_KEY: "canary-real",
      arguments: "-e AWS_SECRET_ACCESS_KEY=canary-real -e A=1",
    };
    const job = { type: "job", externalId: "job-1", name: "Job", attributes };
    const { items } = await callerOf(of.owner).resources.register({ ...room, resources: [job] });
    const id = items[0]?.id ?? "";
    const read = async () => (await callerOf(of.owner).resources.get({ ...room, resource: id })).attributes;
    const masked = { AWS_SECRET_ACCESS_KEY: "********", arguments: "-e AWS_SECRET_ACCESS_KEY=******** -e A=1" };
    expect(await read()).toEqual(masked);
    expect((await callerOf(of.owner).resources.list(room)).items[0]?.attributes).toEqual(masked);
    await callerOf(of.owner).resources.update({ ...room, resource: id, attributes: { ...masked, gpus: 2 } });
    await callerOf(of.owner).resources.register({
      ...room,
      resources: [{ ...job, attributes: { ...masked, gpus: 3 } }],
    });
    await callerOf(of.owner).preferences.update({ hiddenArguments: [] });
    expect(await read()).toEqual({ ...attributes, gpus: 3 });
    const rows = await sql(`select "before", "after" from "audit_entries" where "targetId" = $1`, id);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain("canary");
  });
});
