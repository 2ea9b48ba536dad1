import { describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { GRANTABLE } from "@/server/roles/schema";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
  type WorkspaceRef,
} from "@/server/testing/factory";
import { customRole } from "@/server/testing/factories/groups-and-roles";
import { credential } from "@/server/testing/factories/machines";
import { addressOf, invitationLink } from "@/server/testing/factories/joining";
import { call, mutations } from "@/server/testing/doors/procedures";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

const beyond = "FORBIDDEN rank_too_low";
const MEMBER = workspaceRights(heldInWorkspace("member"));

async function room() {
  const owner = await person();
  const home = await organization(owner);
  const place = await workspace(home, owner);
  const maker = await person();
  await workspaceMember(place, maker);
  const secret = await project(place, maker, { name: "Secret weapon" });
  const open = await project(place, maker, { name: "Open house", visibility: "open" });
  return { owner, home, place, maker, secret, open, at: { workspace: place.id } };
}

/** Somebody in the workspace by a custom role with these permissions and no others. */
async function holder(of: WorkspaceRef, admin: Person, permissions: string[]): Promise<Person> {
  const who = await person();
  await workspaceMember(of, who, "viewer");
  const { id } = await customRole(of, admin, { permissions });
  await callerOf(admin).members.changeRole({ workspace: of.id, user: who.id, role: id });
  return who;
}

const end = (table: string, who: Person) =>
  sql(`update "${table}" set "expiresAt" = now() - interval '1 minute' where "userId" = $1`, who.id);

describe("a custom role", () => {
  test("that takes people out hands their projects over to nobody, least of all to its holder", async () => {
    const { owner, place, maker, open, at } = await room();
    const remover = await holder(place, owner, [...MEMBER, "member.remove"]);
    const { members } = callerOf(remover);
    await credential(maker, place, { label: "Laptop" });
    const preview = await members.previewRemoval({ ...at, user: maker.id });
    expect(preview).toMatchObject({ credentials: { total: 1, items: [] }, owned: { total: 1 } });
    expect(await refusalOf(members.remove({ ...at, user: maker.id, handOverTo: remover.id }))).toBe(beyond);
    const single = `${open.id}:${remover.id}`;
    expect(await refusalOf(members.remove({ ...at, user: maker.id, handOver: single }))).toBe(beyond);
    expect(await refusalOf(members.remove({ ...at, user: maker.id }))).toBe("done");
    const theirs = 'select 1 from "collaborators" where "userId" = $1 and "workspaceId" = $2';
    expect(await sql(theirs, remover.id, place.id)).toEqual([]);
  });

  test("that adds members to groups adds none to the queue admins, by whatever way", async () => {
    const { owner, place, maker, at } = await room();
    const adds = ["group.add-members", "group.remove-members", "group.update", "invitation.create"];
    const adder = await holder(place, owner, [...MEMBER, ...adds]);
    const { items } = await callerOf(owner).groups.list({ ...at });
    const group = items.find(({ kind }) => kind === "queue_admins")?.id ?? "";
    const members = [{ type: "user" as const, id: adder.id }];
    const { groups, invitations } = callerOf(adder);
    expect(await refusalOf(groups.addMembers({ ...at, group, members }))).toBe(beyond);
    expect(await refusalOf(groups.update({ ...at, group, members }))).toBe(beyond);
    const emails = ["queue-0001@example.com"];
    expect(await refusalOf(invitations.create({ ...at, emails, groups: [group] }))).toBe(beyond);
    const kept = [{ type: "user" as const, id: maker.id }];
    expect(await callerOf(owner).groups.addMembers({ ...at, group, members: kept })).toMatchObject({ memberCount: 1 });
    expect(await refusalOf(groups.removeMembers({ ...at, group, members: kept }))).toBe(beyond);
  });

  test("with all of an admin's rights is given by no link for many, as the admin's own role", async () => {
    const { owner, place, at } = await room();
    const { id: role } = await customRole(place, owner, { permissions: [...GRANTABLE.workspace] });
    const { invitationLinks } = callerOf(owner);
    expect(await refusalOf(invitationLinks.create({ ...at, role }))).toBe("INVALID invalid_value (role)");
    expect(await refusalOf(invitationLinks.create({ ...at, role: "admin" }))).toBe("INVALID invalid_value (role)");
  });

  test("that lists invitations, the audit or others' access tells of no private project", async () => {
    const { owner, home, place, maker, secret, at } = await room();
    const looker = await holder(place, owner, ["invitation.list", "audit.list", "member.change-role"]);
    const guest = "guest-0001@example.com";
    const inSecret = { ...at, project: secret.id };
    await callerOf(maker).collaborators.add({ ...inSecret, email: "outside-0001@example.com", external: true });
    const projects = [{ project: secret.id, role: "viewer" }];
    await callerOf(owner).invitations.create({ ...at, emails: [guest], role: "viewer", projects });
    const member = await person();
    await organizationMember(home, member);
    await callerOf(maker).collaborators.add({ ...inSecret, email: member.email });
    await callerOf(maker).projects.rename({ ...inSecret, description: "Nobody may know" });
    const { invitations, audit, members } = callerOf(looker);
    const seen = [await invitations.list(at), await audit.list(at), await members.getAccess({ ...at, user: maker.id })];
    expect(JSON.stringify(seen[0])).toContain(guest);
    expect(JSON.stringify(seen[1])).toContain("Open house");
    expect(JSON.stringify(seen[2])).toContain("Open house");
    expect(JSON.stringify([seen[0], seen[2]])).not.toContain(secret.id);
    expect(JSON.stringify(seen)).not.toMatch(/Secret weapon|outside-0001/);
    expect(await audit.list({ ...at, target: secret.id })).toMatchObject({ items: [], total: 0 });
    const whole = [await callerOf(owner).invitations.list(at), await callerOf(owner).audit.list(at)];
    expect(JSON.stringify(whole[0])).toMatch(/outside-0001/);
    expect(JSON.stringify(whole[1])).toContain("Secret weapon");
  });
});

describe("somebody whose end date has passed", () => {
  test("comes back to nothing that they had, before the task has ended it: no key, no group, no project", async () => {
    const { owner, place, secret, at } = await room();
    const who = await person();
    await workspaceMember(place, who);
    await collaborator(secret, who, "admin");
    const { accessKey } = await credential(who, place);
    for (const back of ["added", "by a link"]) {
      await sql('update "credentials" set "revokedAt" = null where "accessKey" = $1', accessKey);
      await end("workspace_members", who);
      if (back === "added") await callerOf(owner).invitations.create({ ...at, emails: [who.email], role: "viewer" });
      else await callerOf(who).invitationLinks.accept({ token: (await invitationLink(place, owner)).token });
      expect(await callerOf(who).workspaces.get(at)).toMatchObject({ id: place.id });
      const live = 'select 1 from "credentials" where "accessKey" = $1 and "revokedAt" is null';
      expect([back, await sql(live, accessKey)]).toEqual([back, []]);
      expect(await refusalOf(callerOf(who).projects.get({ ...at, project: secret.id }))).toBe("NOT_FOUND not_found");
    }
  });

  test("or who was removed is not let in again by the domain of their address: they may ask", async () => {
    const { owner, home } = await room();
    const who = await person({ email: await addressOf(home, "admit") });
    const join = () => callerOf(who).joinRequests.create({ organization: home.id });
    expect(await join()).toMatchObject({ status: "approved" });
    await callerOf(owner).members.removeFromOrganization({ organization: home.id, user: who.id });
    expect(await join()).toMatchObject({ status: "pending", workspace: null });
    expect(await refusalOf(callerOf(who).organizations.get({ organization: home.id }))).toBe("NOT_FOUND not_found");
  });
});

test("an external invitation is dead while its inviter is suspended", async () => {
  const { owner, home, maker, secret, at } = await room();
  const guest = await person();
  const asked = { ...at, project: secret.id, email: guest.email, external: true };
  const { link = "" } = await callerOf(maker).collaborators.add(asked);
  await callerOf(owner).members.suspend({ organization: home.id, user: maker.id });
  const accept = () => refusalOf(callerOf(guest).invitations.accept({ token: link.split("/").at(-1) ?? "" }));
  expect(await accept()).toBe("EXPIRED inviter_gone");
  await callerOf(owner).members.resume({ organization: home.id, user: maker.id });
  await sql('update "users" set "suspendedAt" = now() where "id" = $1', maker.id);
  expect(await accept(), "by an operator").toBe("EXPIRED inviter_gone");
  await sql('update "users" set "suspendedAt" = null where "id" = $1', maker.id);
  expect(await accept()).toBe("done");
});

test("a suspended member with a role in a project takes no seat, as one without", async () => {
  const { owner, home, maker, at } = await room();
  await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', home.id);
  const newcomer = ["new-0001@example.com"];
  const { invitations, members } = callerOf(owner);
  expect((await invitations.create({ ...at, emails: newcomer })).items).toMatchObject([{ reason: "seat_maximum" }]);
  await members.suspend({ organization: home.id, user: maker.id });
  expect((await invitations.create({ ...at, emails: newcomer })).items).toMatchObject([{ status: "invited" }]);
  const back = members.resume({ organization: home.id, user: maker.id });
  expect(await refusalOf(back)).toBe("LIMIT seat_maximum");
});

test("a credential of one workspace is told nothing of another one by the preview of a move", async () => {
  const { home, place, owner, open, at } = await room();
  const there = await workspace(home, owner);
  const key = await credential(owner, place);
  const move = { ...at, project: open.id, to: there.id };
  expect(await refusalOf(callerOf({ ...owner, actor: key.actor }).projects.previewMove(move))).toBe(
    "FORBIDDEN credential_reach",
  );
  expect(await refusalOf(callerOf(owner).projects.previewMove(move))).toBe("done");
});

test("names with NUL name nothing: roles, groups, projects, places", async () => {
  const { owner, maker, open, at } = await room();
  const { members, invitations, roles, projects, collaborators } = callerOf(owner);
  const odd = "rol_\0x";
  const emails = ["odd-0001@example.com"];
  const inOpen = { ...at, project: open.id };
  const role = "INVALID invalid_value (role)";
  const answer = (call: Promise<unknown>) => refusalOf(call).catch(() => "a fault of ours");
  expect(await answer(members.changeRole({ ...at, user: maker.id, role: odd }))).toBe(role);
  expect((await members.list({ ...at, role: odd })).items).toEqual([]);
  expect(await answer(invitations.create({ ...at, emails, role: odd }))).toBe(role);
  expect(await answer(invitations.create({ ...at, emails, groups: [odd] }))).toMatch(/^INVALID .*groups/);
  expect(await answer(invitations.create({ ...at, emails, projects: [{ project: odd }] }))).toMatch(/^INVALID/);
  expect(await answer(collaborators.add({ ...inOpen, email: maker.email, role: odd }))).toBe(role);
  expect(await answer(roles.create({ ...at, level: "project", name: "Odd", from: odd }))).toMatch(/^INVALID .*from/);
  expect(await answer(projects.previewMove({ ...inOpen, to: odd }))).toBe("NOT_FOUND not_found");
  expect(await answer(projects.move({ ...inOpen, to: odd }))).toBe("NOT_FOUND not_found");
});

test("the owner of one organization has no hand on an account that is also in another", async () => {
  completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
  const { owner, home, place } = await room();
  const victim = await person({ password: "an-unusual-passphrase-1" });
  await workspaceMember(place, victim);
  const other = await organization(victim);
  const key = await credential(victim, other);
  const state = () =>
    sql(
      `select u."email", u."passwordHash", u."emailVerifiedAt", u."stateVersion", u."operator", u."suspendedAt", s."endedAt",
         k."revokedAt", k."disabledAt", om."role"
       from "users" u join "sessions" s on s."userId" = u."id" join "credentials" k on k."id" = $2
       join "organization_members" om on om."userId" = u."id" and om."organizationId" = $3 where u."id" = $1`,
      victim.id,
      key.id,
      other.id,
    );
  const before = await state();
  const named = { user: victim.id, userId: victim.id, id: victim.id, email: victim.email };
  const guessed = { password: "another-unusual-passphrase", current: "an-unusual-passphrase-1", token: victim.id };
  const input = { ...named, ...guessed, session: victim.actor.session?.id, credential: key.id, organization: home.id };
  for (const procedure of mutations) {
    if (!["account", "instance", undefined].includes(procedure.meta.level)) continue;
    const { value } = await call(procedure, owner.actor, input);
    expect(JSON.stringify(value ?? null), procedure.path).not.toContain("token");
  }
  expect(await state()).toEqual(before);
  const sent = await sql(
    'select 1 from "mails" where "kind" = $1 and "recipient" <> $2',
    "reset-password",
    victim.email,
  );
  expect(sent).toEqual([]);
  const inHome = { organization: home.id, user: victim.id };
  expect(JSON.stringify(await callerOf(owner).members.listInOrganization(inHome))).not.toMatch(/token|passwordHash/i);
  await callerOf(owner).members.suspend(inHome);
  await callerOf(owner).members.resume(inHome);
  await callerOf(owner).members.removeFromOrganization(inHome);
  expect(await state()).toEqual(before);
  expect(await callerOf({ ...victim, actor: key.actor }).organizations.get({ organization: other.id })).toMatchObject({
    id: other.id,
  });
  completeEnv({ SMTP_URL: undefined });
});
