import { beforeAll, describe, expect, it } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { auditRows } from "@/server/testing/factories/audit";
import { person, workspace } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { Links } from "./chain/links";
import { sealWaiting } from "./chain/seal-rows";

useDatabase();

let own: Tenant;
beforeAll(async () => {
  own = await tenant();
});

const audit = () => callerOf(own.owner).audit;
const within = (query: object) =>
  audit().listInOrganization({ organization: own.organization.id, limit: 200, ...query });
const idsOf = async (query: object) => (await within(query)).items.map(({ id }) => id);

describe("the audit's list", () => {
  it("is filtered by all that is asked for, together", async () => {
    const other = await person();
    const fields = { actorId: other.id, action: "member.leave", result: "refused", targetType: "member" };
    const [wanted = ""] = await auditRows(own, 1, {
      fields: { ...fields, targetId: "usr_wanted", targetName: "Wanted" },
    });
    const asked = {
      actor: other.id,
      action: "member.leave",
      result: "refused",
      target: "usr_wanted",
      targetType: "member",
      search: "WANT",
      workspace: own.workspace.slug,
    };
    expect(await idsOf(asked)).toEqual([wanted]);
    for (const [name, value] of Object.entries({
      actor: own.owner.id,
      action: "member.remove",
      result: "done",
      target: "usr_other",
      targetType: "project",
      search: "nothing",
      workspace: own.organization.workspace.slug,
    })) {
      expect(await idsOf({ ...asked, [name]: value }), name).toEqual([]);
    }
  });

  it("says on whose behalf a service account did something, and the chain of such rows verifies from a file", async () => {
    const behalf = { behalfOfId: "usr_behalf", behalfOfName: "Member of old" };
    const [id = ""] = await auditRows(own, 1, { fields: { targetId: "res_behalf", ...behalf } });
    await sealWaiting(systemRequest());
    const { items } = await within({ sort: "created" });
    expect(items.find((entry) => entry.id === id)?.behalfOf).toEqual({ id: "usr_behalf", name: "Member of old" });
    const whole = new Links();
    for (const entry of items) whole.add(entry);
    expect(whole.fault()).toBeNull();
    const altered = new Links();
    for (const entry of items) altered.add(entry.id === id ? { ...entry, behalfOf: null } : entry);
    expect(altered.fault()).toMatch(/was altered/);
  });

  it("takes both ends of a period, whichever else is asked for", async () => {
    const fields = { action: "project.create", targetId: "prj_period" };
    const ids = await auditRows(own, 10, { daysAgo: 30, fields });
    const all = (await within({ target: "prj_period", sort: "created" })).items;
    const at = (index: number) => all[index]?.at ?? "";
    expect(all.map(({ id }) => id)).toEqual(ids);
    const period = { target: "prj_period", sort: "created", action: "project.create" };
    expect(await idsOf({ ...period, from: at(3), to: at(6) })).toEqual(ids.slice(3, 6));
    expect(await idsOf({ ...period, from: at(6), to: at(3) })).toEqual([]);
    expect(await idsOf({ ...period, from: "0001-01-01T00:00:00Z", to: "9999-12-31T00:00:00Z" })).toEqual(ids);
    expect(await idsOf({ ...period, to: at(1) })).toEqual(ids.slice(0, 1));
    expect(await idsOf({ ...period, from: at(9) })).toEqual(ids.slice(9));
  });

  it("shows a workspace of the organization by slug, former slug and id, and no other one's", async () => {
    const room = await workspace(own.organization, own.owner, { slug: "audited-room" });
    const ids = await idsOf({ workspace: room.id });
    expect(ids.length).toBeGreaterThan(0);
    await callerOf(own.owner).workspaces.rename({ workspace: room.id, slug: "renamed-room" });
    expect((await idsOf({ workspace: "AUDITED-ROOM" })).slice(1)).toEqual(ids);
    expect((await idsOf({ workspace: "renamed-room" })).slice(1)).toEqual(ids);
    const foreign = await tenant();
    expect(await idsOf({ workspace: foreign.workspace.id })).toEqual([]);
    expect(await refusalOf(within({ workspace: foreign.workspace.slug }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(within({ workspace: "nowhere" }))).toBe("NOT_FOUND not_found");
  });

  it("gives every row once while rows arrive, in both orders", async () => {
    const before = await idsOf({ sort: "created" });
    for (const sort of ["created", "-created"] as const) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await within({ sort, limit: 4, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        if (seen.length < 24) {
          await callerOf(own.owner).projects.create({ workspace: own.workspace.id, name: "Arrives" });
        }
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(before));
    }
  });

  it("shows each row's place in the chain as soon as it has one", async () => {
    await sealWaiting(systemRequest());
    const sealed = (await within({ sort: "created" })).items;
    expect(sealed.every(({ sequence, hash }) => sequence !== null && hash?.length === 64)).toBe(true);
    expect(new Set(sealed.map(({ sequence }) => sequence)).size).toBe(sealed.length);
    await callerOf(own.owner).projects.create({ workspace: own.workspace.id, name: "Too new" });
    const [newest] = (await audit().list({ workspace: own.workspace.id, limit: 1 })).items;
    expect(newest).toMatchObject({ organization: own.organization.id, sequence: null, hash: null });
  });

  it("counts where it is asked to, and no further than it must", async () => {
    expect((await within({ limit: 1, total: "none" })).total).toBeNull();
    expect((await within({ limit: 1, total: "exact" })).total).toBe((await within({ limit: 1 })).total);
  });
});
