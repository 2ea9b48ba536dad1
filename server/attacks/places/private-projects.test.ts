import { beforeEach, describe, expect, test } from "vitest";
import { listProjectNames } from "@/server/access/shown/places";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn, type ResourceRef } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
  type ProjectRef,
  type WorkspaceRef,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

interface World {
  owner: Person;
  room: WorkspaceRef;
  hidden: ProjectRef;
  maker: Person;
  /** Somebody whose rights show in lists that tell of projects, without being an admin. */
  auditor: Person;
  /** In the private project. */
  job: ResourceRef;
}

let world: World;
beforeEach(async () => {
  const owner = await person();
  const home = await organization(owner);
  const room = await workspace(home, owner);
  const [maker, auditor] = [await person(), await person()];
  await workspaceMember(room, maker);
  const people = ["member.list", "member.remove", "member.change-role", "invitation.list"];
  const permissions = ["audit.list", "project.list", "access-rule.list", ...people];
  const role = await customRole(room, owner, { permissions });
  await giveRole(room, auditor, role);
  const hidden = await project(room, maker, { name: "Secret weapon", slug: "secret-weapon" });
  const job = await resourceIn(hidden, { name: "Secret training" });
  world = { owner, room, hidden, maker, auditor, job };
});

async function member(role: "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(world.room, who, role);
  return who;
}

/** Every place that could tell of the project, as texts: empty where it tells nothing. */
async function told(caller: Caller): Promise<string[]> {
  const { room, hidden, maker, job } = world;
  const at = { workspace: room.id };
  const inProject = { ...at, project: hidden.slug };
  const calls: Record<string, () => Promise<unknown>> = {
    list: () => caller.projects.list({ ...at, search: "secret" }),
    archived: () => caller.projects.list({ ...at, state: "archived", search: "secret" }),
    deleted: () => caller.projects.list({ ...at, state: "deleted", search: "secret" }),
    home: () => caller.projects.listMine({ search: "secret" }),
    get: () => caller.projects.get(inProject),
    byId: () => caller.projects.get({ ...at, project: hidden.id }),
    collaborators: () => caller.collaborators.list(inProject).then(() => hidden.id),
    ownAccess: () => caller.members.getAccess(at),
    accessOfMaker: () => caller.members.getAccess({ ...at, user: maker.id }),
    removalOfMaker: () => caller.members.previewRemoval({ ...at, user: maker.id }),
    invitations: () => caller.invitations.list(at),
    audit: () => caller.audit.list({ ...at, search: "secret" }),
    resources: () => caller.resources.list({ ...at, search: "secret" }),
    inProject: () => caller.resources.listInProject({ ...inProject }),
    resource: () => caller.resources.get({ ...at, resource: job.id }),
    readable: () => caller.decisions.list({ ...at, permission: "read", type: "job" }),
    rules: () => caller.accessRules.list({ ...at, project: hidden.slug }),
    allRules: () => caller.accessRules.list(at),
    rights: () => caller.decisions.rights(at),
    rightsOfMaker: () => caller.decisions.rights({ ...at, actor: maker.id }),
    requestsOfAll: () => caller.accessRequests.list({ ...at, of: "everyone" }),
    requests: () => caller.accessRequests.list(at),
    waiting: () => caller.accessRequests.listWaiting({}),
  };
  const found: string[] = [];
  for (const [place, call] of Object.entries(calls)) {
    const answer = await call().then(
      (value) => JSON.stringify(value),
      () => "",
    );
    if (/secret|Secret/.test(answer) || answer.includes(hidden.id)) found.push(place);
  }
  const asked = { ...at, permission: "read" as const, resource: { project: hidden.id } };
  const checked = await caller.decisions.check(asked).then(
    ({ allowed }) => allowed === true,
    () => false,
  );
  return checked ? [...found, "check"] : found;
}

const names = async (who: Person) =>
  (await listProjectNames(who.actor, { id: world.room.id, role: "member" })).projects.map(({ slug }) => slug);

/** Where a resource is named, the project around it is too: by its name alone. */
const SHOWING_NAMES = ["resources", "readable", "rights"];

const CONTENT = ["resources", "inProject", "resource", "readable", "rights"];
const SHOWN = ["list", "home", "get", "byId", "collaborators", "ownAccess", ...CONTENT, "check"];

describe("a private project", () => {
  test("exists for nobody outside of it, wherever they look", async () => {
    const { room, auditor, owner } = world;
    const guest = await person();
    await collaborator(await project(room, owner, { name: "Other" }), guest);
    const colleague = await person();
    await organizationMember({ id: room.organizationId }, colleague);
    for (const who of [await person(), colleague, guest, await member("viewer"), await member(), auditor]) {
      expect(await told(callerOf(who))).toEqual([]);
      expect(await names(who)).not.toContain("secret-weapon");
    }
    expect(await told(callerWithCredential(await serviceAccount(room)))).toEqual([]);
  });

  test("cannot be told from one that is not there, by any status", async () => {
    const { room, hidden } = world;
    const { projects, collaborators } = callerOf(await member());
    for (const call of [projects.get, projects.archive, projects.setDefault, collaborators.list, collaborators.leave]) {
      const there = await refusalOf(call({ workspace: room.id, project: hidden.id }));
      const nowhere = await refusalOf(call({ workspace: room.id, project: `${hidden.id.slice(0, -4)}0000` }));
      expect([there, nowhere]).toEqual(["NOT_FOUND not_found", "NOT_FOUND not_found"]);
    }
  });

  test("is not explained either: why it cannot be read is answered as for one that is not there", async () => {
    const { room, hidden, job } = world;
    const who = callerOf(await member());
    const explain = async (resource: { project: string } | { type: string; id: string }) => {
      const answer = await who.decisions.explain({ workspace: room.id, permission: "read", resource });
      return JSON.stringify(answer).replaceAll(/(res|prj)_[0-9a-z]{26}/g, "ID");
    };
    const absent = (id: string) => `${id.slice(0, -6)}000000`;
    expect(await explain({ project: hidden.id })).toBe(await explain({ project: absent(hidden.id) }));
    const resource = { type: job.type, id: job.id };
    expect(await explain(resource)).toBe(await explain({ ...resource, id: absent(job.id) }));
  });

  test("shows to its own people and to admins", async () => {
    const { owner, maker, hidden, room } = world;
    const guest = await person();
    await collaborator(hidden, guest, "viewer");
    expect(await told(callerOf(maker))).toEqual(expect.arrayContaining(SHOWN));
    expect(await told(callerOf(owner))).toEqual(
      expect.arrayContaining(["list", "get", "audit", "accessOfMaker", "check"]),
    );
    expect(await told(callerOf(guest))).toEqual(["home", "get", "byId", "collaborators", ...CONTENT, "check"]);
    expect(
      (await listProjectNames(owner.actor, { id: room.id, role: "admin" })).projects.map(({ slug }) => slug),
    ).toContain(hidden.slug);
  });

  test("shows in every list to whom a rule on it names: themself, by a group, by their role or as everybody", async () => {
    const { owner, room, hidden, auditor } = world;
    const [named, grouped, viewer] = [await member(), await member(), await member("viewer")];
    await accessRule(hidden, [{ user: named.id }]);
    const circle = await group(room, owner, { people: [grouped] });
    await accessRule(hidden, [{ group: circle.id }], { type: "job" });
    await accessRule(hidden, [{ role: "viewer" }]);
    for (const who of [named, grouped, viewer]) {
      expect(await told(callerOf(who))).toEqual(SHOWN);
      expect(await names(who)).toContain("secret-weapon");
      const access = await callerOf(who).members.getAccess({ workspace: room.id });
      const seen = access.projects.find(({ id }) => id === hidden.id);
      expect(seen).toMatchObject({ role: "viewer", source: "rule" });
      expect((await callerOf(who).projects.list({ workspace: room.id, search: "secret" })).items).toMatchObject([
        { id: hidden.id, role: "viewer" },
      ]);
    }
    expect(await told(callerOf(await member()))).toEqual([]);
    await accessRule(hidden, [{ user: auditor.id }]);
    const more = ["accessOfMaker", "removalOfMaker", "audit", "rules", "allRules", "rightsOfMaker"];
    expect((await told(callerOf(auditor))).toSorted()).toEqual([...SHOWN, ...more].toSorted());
  });

  test("shows to the service account that a rule names, and to no other", async () => {
    const { room, hidden } = world;
    const [machine, other] = [await serviceAccount(room), await serviceAccount(room)];
    await accessRule(hidden, [{ serviceAccount: machine.serviceAccount }]);
    expect(await told(callerWithCredential(machine))).toEqual([
      "list",
      "get",
      "byId",
      "collaborators",
      ...CONTENT,
      "check",
    ]);
    expect(await told(callerWithCredential(other))).toEqual([]);
  });

  test("is gone again once the rule has ended, or its subject has left", async () => {
    const { hidden, room, owner } = world;
    const [late, left] = [await member(), await member()];
    await accessRule(hidden, [{ user: late.id }], { expiresAt: new Date(Date.now() - 1_000) });
    await accessRule(hidden, [{ user: left.id }]);
    await callerOf(owner).members.remove({ workspace: room.id, user: left.id });
    for (const who of [late, left]) expect(await told(callerOf(who))).toEqual([]);
  });

  test("stays out of sight where a rule names one of its resources, or shares it with another project", async () => {
    const { owner, room, hidden } = world;
    const [named, sharer] = [await member(), await member()];
    const elsewhere = await project(room, owner, { name: "Other" });
    await collaborator(elsewhere, sharer);
    const [one, two] = [await resourceIn(hidden), await resourceIn(hidden)];
    await accessRule(hidden, [{ user: named.id }], { resource: one.id });
    await accessRule(hidden, [{ shared: elsewhere.id }], { resource: two.id });
    for (const who of [named, sharer]) {
      expect((await told(callerOf(who))).filter((place) => !SHOWING_NAMES.includes(place))).toEqual([]);
      expect(await names(who)).not.toContain("secret-weapon");
      const { items } = await callerOf(who).resources.list({ workspace: room.id });
      expect(items.map(({ project: around }) => around)).toContainEqual({ id: null, slug: null, name: hidden.name });
      const whole = JSON.stringify([items, await callerOf(who).decisions.rights({ workspace: room.id })]);
      expect(whole).not.toContain(hidden.id);
      expect(whole).not.toContain(hidden.slug);
    }
  });
});
