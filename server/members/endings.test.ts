import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  invitation,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
} from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";
import { ownVault } from "@/server/testing/factories/vaults";

useDatabase();

/** A member of a workspace who owns a project, is in another one and has a credential. */
async function settled() {
  const place = await tenant();
  const who = await person();
  await workspaceMember(place.workspace, who);
  const own = await project(place.workspace, who, { name: "Theirs" });
  await collaborator(place.project, who, "viewer");
  const machine = await credential(who, place.workspace, { label: "laptop" });
  return { ...place, who, own, machine };
}

const inboxOf = (userId: string) =>
  sql<{ kind: string; data: Record<string, string> }>(
    'select "kind", "data" from "notifications" where "userId" = $1 order by "id"',
    userId,
  );

const ownersOf = (projectId: string) =>
  sql<{ userId: string }>(
    'select "userId" from "collaborators" where "projectId" = $1 and "role" = $2',
    projectId,
    "owner",
  );

describe("what a removal would end", () => {
  test("is named with counts, and nothing of it ends by looking", async () => {
    const { owner, workspace: room, project: shared, who, own, machine } = await settled();
    await ownVault(room, who);
    const preview = await callerOf(owner).members.previewRemoval({ workspace: room.id, user: who.id });
    expect(preview).toMatchObject({
      vaults: 1,
      user: { id: who.id, name: who.name },
      credentials: { total: 1, items: [{ id: machine.id, label: "laptop", accessKey: machine.accessKey }] },
      projects: { total: 1, items: [{ id: shared.id, role: "viewer" }] },
      owned: { total: 1, items: [{ id: own.id, name: "Theirs", workspace: { id: room.id } }] },
      lastOwner: false,
      lastAdminOf: [],
    });
    expect(await callerOf(who).members.previewLeaving({ workspace: room.id })).toMatchObject({ owned: { total: 1 } });
    expect((await knock("GET", `/workspaces/${room.id}/projects`, { credential: machine })).status).toBe(200);
  });

  test("says which places would be left without an owner or admin", async () => {
    const { owner, organization: of, workspace: room } = await tenant();
    const other = await person();
    await organizationMember(of, other, "admin");
    expect(
      await callerOf(other).members.previewRemovalFromOrganization({ organization: of.id, user: owner.id }),
    ).toMatchObject({ lastOwner: true, lastAdminOf: [{ id: of.workspace.id }, { id: room.id }] });
  });

  test("tells a custom role's holder of no private project that is out of their sight", async () => {
    const { owner, workspace: room, who } = await settled();
    const remover = await person();
    await workspaceMember(room, remover);
    const { id: role } = await callerOf(owner).roles.create({
      workspace: room.id,
      level: "workspace",
      name: "Porter",
      permissions: ["member.remove", "member.list"],
    });
    await callerOf(owner).members.changeRole({ workspace: room.id, user: remover.id, role });
    const preview = await callerOf(remover).members.previewRemoval({ workspace: room.id, user: who.id });
    expect(preview).toMatchObject({ owned: { total: 0, items: [] }, projects: { total: 0, items: [] } });
  });
});

describe("a removal", () => {
  test("gives back what was ended, and ends it for the next request", async () => {
    const { owner, workspace: room, project: shared, who, own, machine } = await settled();
    const { id: group } = await callerOf(owner).groups.create({
      workspace: room.id,
      name: "Readers",
      members: [{ type: "user", id: who.id }],
    });
    const receipt = await callerOf(owner).members.remove({ workspace: room.id, user: who.id });
    expect(receipt).toMatchObject({
      credentials: { total: 1, items: [{ accessKey: machine.accessKey }] },
      groups: { total: 1, items: [{ id: group }] },
      projects: { total: 1, items: [{ id: shared.id }] },
      ownerless: { total: 1, items: [{ id: own.id }] },
      handedOver: { total: 0 },
    });
    expect(await sql('select 1 from "group_members" where "userId" = $1', who.id)).toEqual([]);
    expect((await knock("GET", `/workspaces/${room.id}/projects`, { credential: machine })).status).toBe(401);
    expect(await refusalOf(callerOf(who).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    expect((await inboxOf(who.id)).at(-1)).toMatchObject({ kind: "membership.removed", data: { place: room.name } });
    expect(await ownersOf(own.id)).toEqual([]);
  });

  test("hands projects over to one person, or single ones to others, with a row and a notice for each", async () => {
    const { owner, workspace: room, who, own } = await settled();
    const second = await project(room, who);
    const [heir, other] = [await person(), await person()];
    await workspaceMember(room, heir);
    await workspaceMember(room, other, "viewer");
    const reply = await callerOf(owner).members.remove({
      workspace: room.id,
      user: who.id,
      handOverTo: heir.id,
      handOver: `${second.id}:${other.id}`,
    });
    expect(reply).toMatchObject({
      ownerless: { total: 0 },
      handedOver: {
        total: 2,
        items: [
          { id: own.id, to: { id: heir.id } },
          { id: second.id, to: { id: other.id } },
        ],
      },
    });
    expect(await ownersOf(own.id)).toEqual([{ userId: heir.id }]);
    expect(await ownersOf(second.id)).toEqual([{ userId: other.id }]);
    expect(await inboxOf(heir.id)).toMatchObject([{ kind: "project.handed-over", data: { project: "Theirs" } }]);
    const rows = await sql(
      `select "targetId", "workspaceId", "before", "after" from "audit_entries"
       where "action" = 'project.hand-over' and "workspaceId" = $1 order by "targetId"`,
      room.id,
    );
    expect(rows).toMatchObject([
      { targetId: own.id, before: { owner: who.id }, after: { owner: heir.id } },
      { targetId: second.id, before: { owner: who.id }, after: { owner: other.id } },
    ]);
  });

  test("hands nothing to who cannot reach it, and then ends nothing", async () => {
    const { owner, organization: of, workspace: room, who, own, machine } = await settled();
    const [stranger, colleague, asleep] = [await person(), await person(), await person()];
    await organizationMember(of, colleague);
    await workspaceMember(room, asleep);
    await callerOf(owner).members.suspend({ organization: of.id, user: asleep.id });
    const remove = (fields: { handOverTo?: string; handOver?: string }) =>
      refusalOf(callerOf(owner).members.remove({ workspace: room.id, user: who.id, ...fields }));
    expect(await remove({ handOverTo: stranger.id })).toBe("NOT_FOUND not_found (handOverTo)");
    expect(await remove({ handOverTo: colleague.id })).toBe("NOT_FOUND not_found (handOverTo)");
    expect(await remove({ handOver: `${own.id}:${colleague.id}` })).toBe("NOT_FOUND not_found (handOver)");
    expect(await remove({ handOverTo: asleep.id })).toBe("CONFLICT suspended (handOverTo)");
    expect(await remove({ handOverTo: who.id })).toBe("INVALID invalid_value (handOverTo)");
    expect(await remove({ handOver: `${room.project.id}:${owner.id}` })).toBe("NOT_FOUND not_found (handOver)");
    expect((await knock("GET", `/workspaces/${room.id}/projects`, { credential: machine })).status).toBe(200);
  });

  test("by REST names the successor in the query, and answers the receipt", async () => {
    const { owner, organization: of, workspace: room, who, own } = await settled();
    const machine = await credential(owner, of);
    const path = `/workspaces/${room.slug}/members/${who.id}`;
    expect(await knock("GET", `${path}/removal`, { credential: machine })).toMatchObject({
      body: { owned: { total: 1 } },
    });
    const reply = await knock("DELETE", `${path}?handOverTo=${owner.id}`, { credential: machine });
    expect(reply).toMatchObject({ status: 200, body: { handedOver: { total: 1, items: [{ id: own.id }] } } });
  });
});

describe("from an organization", () => {
  test("a member leaves with all of its workspaces, the default one too, and the last owner stays", async () => {
    const { owner, organization: of, workspace: room, who } = await settled();
    await workspaceMember(of.workspace, who, "viewer");
    const preview = await callerOf(who).members.previewLeavingOrganization({ organization: of.id });
    expect(preview).toMatchObject({ workspaces: { total: 2 }, credentials: { total: 1 } });
    const receipt = await callerOf(who).members.leaveOrganization({ organization: of.id, handOverTo: owner.id });
    expect(receipt).toMatchObject({ workspaces: { total: 2 }, handedOver: { total: 1 } });
    expect(await refusalOf(callerOf(who).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    const stay = callerOf(owner).members.leaveOrganization({ organization: of.id });
    expect(await refusalOf(stay)).toBe("CONFLICT last_owner");
  });

  test("a personal organization is not left", async () => {
    const who = await person();
    const [own] = await sql<{ id: string }>('select "id" from "organizations" where "personalOf" = $1', who.id);
    const leave = callerOf(who).members.leaveOrganization({ organization: own?.id ?? "" });
    expect(await refusalOf(leave)).toBe("CONFLICT personal_organization");
  });

  test("an external collaborator is removed from all its projects at once", async () => {
    const { owner, organization: of, workspace: room, project: secret } = await tenant();
    const second = await project(room, owner);
    const guest = await person();
    await collaborator(secret, guest);
    await collaborator(second, guest, "viewer");
    const at = { organization: of.id, user: guest.id };
    expect(await callerOf(owner).members.previewRemovalFromOrganization(at)).toMatchObject({ projects: { total: 2 } });
    expect(await callerOf(owner).members.removeFromOrganization(at)).toMatchObject({ projects: { total: 2 } });
    const reach = { workspace: room.id, project: secret.id };
    expect(await refusalOf(callerOf(guest).projects.get(reach))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerOf(owner).members.removeFromOrganization(at))).toBe("NOT_FOUND not_found");
  });

  test("a removal keeps what was sent and revokes what leads back", async () => {
    const { owner, organization: of, workspace: room } = await tenant();
    const admin = await person();
    await workspaceMember(room, admin, "admin");
    const sent = await invitation(room, admin);
    await callerOf(admin).invitationLinks.create({ workspace: room.id, role: "viewer" });
    const receipt = await callerOf(owner).members.removeFromOrganization({ organization: of.id, user: admin.id });
    expect(receipt).toMatchObject({ links: 1 });
    expect(await sql('select "status" from "invitations" where "id" = $1', sent.id)).toEqual([{ status: "pending" }]);
    expect(await sql('select 1 from "invitation_links" where "revokedAt" is null')).toEqual([]);
  });
});

describe("somebody who is gone", () => {
  test("is still named where they did something, and said to be removed", async () => {
    const { owner, workspace: room } = await tenant();
    const admin = await person();
    await workspaceMember(room, admin, "admin");
    const { id } = await invitation(room, admin);
    const { id: key } = await credential(admin, room);
    const asOwner = callerOf(owner);
    const look = async () => {
      const { items: sent } = await asOwner.invitations.list({ workspace: room.id });
      const { items: keys } = await asOwner.credentials.list({ workspace: room.id, of: "everyone" });
      return [sent.find((row) => row.id === id)?.invitedBy, keys.find((row) => row.id === key)?.owner];
    };
    const who = { id: admin.id, name: admin.name };
    const shown = (removed: boolean) => [
      { ...who, removed },
      { ...who, removed },
    ];
    expect(await look()).toMatchObject(shown(false));
    await asOwner.members.removeFromOrganization({ organization: room.organizationId, user: admin.id });
    expect(await look()).toMatchObject(shown(true));
  });
});

describe("a suspension", () => {
  test("refuses sessions and credentials alike until it ends, and loses nothing", async () => {
    const { owner, organization: of, workspace: room, who, own, machine } = await settled();
    const ask = async () => [
      await refusalOf(callerOf(who).projects.get({ workspace: room.id, project: own.id })),
      (await knock("GET", `/workspaces/${room.id}/projects`, { credential: machine })).status,
    ];
    const at = { organization: of.id, user: who.id };
    expect(await callerOf(owner).members.suspend(at)).toMatchObject({ status: "suspended", credentials: 1 });
    expect(await ask()).toEqual(["FORBIDDEN suspended", 403]);
    expect(await refusalOf(callerOf(owner).members.suspend(at))).toBe("CONFLICT unchanged");
    await callerOf(owner).members.resume(at);
    expect(await ask()).toEqual(["done", 200]);
    expect((await inboxOf(who.id)).map(({ kind }) => kind)).toEqual(["membership.suspended", "membership.resumed"]);
  });

  test("is the owners' alone, and never of the last owner or a workspace's last admin", async () => {
    const { owner, organization: of, workspace: room } = await tenant();
    const [admin, member] = [await person(), await person()];
    await organizationMember(of, admin, "admin");
    await organizationMember(of, member);
    const suspend = (by: typeof owner, user: typeof owner) =>
      refusalOf(callerOf(by).members.suspend({ organization: of.id, user: user.id }));
    expect(await suspend(admin, member)).toBe("FORBIDDEN permission_missing");
    expect(await suspend(owner, owner)).toBe("CONFLICT last_owner");
    await organizationMember(of, member, "owner");
    expect(await suspend(member, owner)).toBe("CONFLICT last_admin");
    await workspaceMember(room, member, "admin");
    await workspaceMember(of.workspace, member, "admin");
    expect(await suspend(member, owner)).toBe("done");
    expect(await suspend(member, member)).toBe("CONFLICT last_owner");
  });

  test("frees a seat, and ends only where one is free", async () => {
    const owner = await person();
    const of = await organization(owner);
    const room = await workspace(of, owner);
    const who = await person();
    await workspaceMember(room, who);
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', of.id);
    const at = { organization: of.id, user: who.id };
    await callerOf(owner).members.suspend(at);
    const { id } = await invitation(room, owner);
    expect(await refusalOf(callerOf(owner).members.resume(at))).toBe("LIMIT seat_maximum");
    await callerOf(owner).invitations.revoke({ workspace: room.id, invitation: id });
    expect(await callerOf(owner).members.resume(at)).toMatchObject({ status: "active" });
  });
});
