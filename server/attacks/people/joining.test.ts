import { beforeEach, describe, expect, test } from "vitest";
import { newToken } from "@/server/secrets/token";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { call, declared } from "@/server/testing/doors/procedures";
import { addressOf, invitationLink } from "@/server/testing/factories/joining";
import { invitation, person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

beforeEach(async () => {
  await sql('delete from "rate_counters"');
});

const procedure = (path: string) => {
  const found = declared.find((one) => one.path === path);
  if (found === undefined) throw new Error(`${path} is no procedure`);
  return found;
};

describe("the token of a link for many", () => {
  test("has 256 bits, of which only a hash is kept, and gives nothing when altered or revoked", async () => {
    const { owner, workspace } = await tenant();
    const guest = await person();
    const { id, token } = await invitationLink(workspace, owner);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const [row] = await sql<Record<string, string>>('select * from "invitation_links" where "id" = $1', id);
    expect(JSON.stringify(row)).not.toContain(token);
    const flipped = (token.startsWith("A") ? "B" : "A") + token.slice(1);
    for (const text of [flipped, token.slice(0, -1), `${token}A`, token.toUpperCase(), id, row?.tokenHash ?? ""]) {
      expect(await refusalOf(callerOf(guest).invitationLinks.accept({ token: text })), text).toBe(
        "NOT_FOUND not_found",
      );
    }
    await callerOf(owner).invitationLinks.revoke({ workspace: workspace.id, link: id });
    expect(await refusalOf(callerOf(guest).invitationLinks.accept({ token }))).toBe("EXPIRED invitation_ended");
  });

  test("gives its role in its place, whatever the request says, and no token of one kind opens the other's door", async () => {
    const [of, victim] = [await tenant(), await tenant()];
    const guest = await person();
    const { token } = await invitationLink(of.workspace, of.owner, { role: "viewer" });
    const forged = {
      token,
      role: "admin",
      roleId: "rol_0000000000000000000000000",
      groups: ["Queue admins"],
      workspace: victim.workspace.id,
      workspaceId: victim.workspace.id,
      organizationId: victim.organization.id,
    };
    expect(await call(procedure("invitations.accept"), guest.actor, forged)).toMatchObject({ code: "NOT_FOUND" });
    expect(await call(procedure("invitationLinks.accept"), guest.actor, forged)).toMatchObject({ code: "done" });
    expect(await callerOf(guest).workspaces.get({ workspace: of.workspace.id })).toMatchObject({ role: "viewer" });
    expect(await refusalOf(callerOf(guest).workspaces.get({ workspace: victim.workspace.id }))).toBe(
      "NOT_FOUND not_found",
    );
    expect(await sql('select 1 from "group_members" where "userId" = $1', guest.id)).toEqual([]);
    const personal = await invitation(of.workspace, of.owner, (await person()).email);
    const other = callerOf(await person()).invitationLinks.accept({ token: personal.token });
    expect(await refusalOf(other)).toBe("NOT_FOUND not_found");
  });

  test("is not guessed at for long, at either door", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 32; guess += 1) {
      statuses.push((await knock("GET", `/invitations/${newToken()}`)).status);
    }
    expect(statuses.slice(29)).toEqual([404, 429, 429]);
    const late = callerOf(await person()).invitationLinks.accept({ token: newToken() });
    expect(await refusalOf(late)).toBe("LIMIT rate_limited");
  });

  test("of an admin who was demoted lets nobody in, and lets nobody stay above them", async () => {
    const { owner, workspace } = await tenant();
    const maker = await person();
    await workspaceMember(workspace, maker, "admin");
    const { token } = await invitationLink(workspace, maker);
    await callerOf(owner).members.changeRole({ workspace: workspace.id, user: maker.id, role: "viewer" });
    const guest = await person();
    expect(await refusalOf(callerOf(guest).invitationLinks.accept({ token }))).toBe("EXPIRED inviter_gone");
    expect(await refusalOf(callerOf(guest).workspaces.get({ workspace: workspace.id }))).toBe("NOT_FOUND not_found");
  });
});

describe("somebody who is vouched for", () => {
  test("has no rights by the domain of their unproved address, by their own request or a link", async () => {
    const { owner, organization, workspace } = await tenant();
    const email = await addressOf(organization, "admit");
    const squatter = await person({ email, verified: false });
    const other = await tenant();
    const open = await invitationLink(other.workspace, other.owner);
    await callerOf(squatter).invitationLinks.accept({ token: open.token });
    expect((await callerOf(squatter).joinRequests.listJoinable({})).items).toEqual([]);
    const asked = callerOf(squatter).joinRequests.create({ organization: organization.id });
    expect(await refusalOf(asked)).toBe("NOT_FOUND not_found");
    const domain = email.slice(email.indexOf("@") + 1);
    const closed = await invitationLink(workspace, owner, { allowedDomains: [domain] });
    expect(await refusalOf(callerOf(squatter).invitationLinks.accept({ token: closed.token }))).toBe(
      "FORBIDDEN address_unverified",
    );
    expect(await refusalOf(callerOf(squatter).workspaces.get({ workspace: workspace.id }))).toBe("NOT_FOUND not_found");
  });
});

describe("an organization that lets people of its domain ask", () => {
  test("is not to be told from one that is not there, by anybody else", async () => {
    const { organization } = await tenant();
    await addressOf(organization, "ask");
    const stranger = await person();
    const answers = [];
    for (const name of [organization.id, organization.slug, "nowhere", "org_00000000000000000000000000"]) {
      answers.push(await refusalOf(callerOf(stranger).joinRequests.create({ organization: name })));
    }
    expect(new Set(answers)).toEqual(new Set(["NOT_FOUND not_found"]));
  });
});
