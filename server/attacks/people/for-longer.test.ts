import { beforeEach, describe, expect, test } from "vitest";
import { workspaceRights, heldInWorkspace } from "@/server/access/rights/held";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { addressOf } from "@/server/testing/factories/joining";
import { collaborator, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const beyond = (field?: string) => `FORBIDDEN rank_too_low${field === undefined ? "" : ` (${field})`}`;
let number = 0;
const address = () => `longer-${String((number += 1)).padStart(4, "0")}@example.com`;

let of: Tenant;
let at: { workspace: string };
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
});

const endsInWorkspace = async (who: Person, days: number | null) =>
  sql(
    'update "workspace_members" set "expiresAt" = $3::timestamptz where "userId" = $1 and "workspaceId" = $2',
    who.id,
    of.workspace.id,
    days === null ? null : inDays(days),
  );
const endsInOrganization = async (who: Person, days: number | null) =>
  sql(
    'update "organization_members" set "expiresAt" = $3::timestamptz where "userId" = $1 and "organizationId" = $2',
    who.id,
    of.organization.id,
    days === null ? null : inDays(days),
  );

const ADMIN_UNTIL = [
  {
    who: "an admin of the workspace whose row there ends",
    make: async () => {
      const who = await person();
      await workspaceMember(of.workspace, who, "admin");
      await endsInWorkspace(who, 2);
      return who;
    },
  },
  {
    who: "an admin of the workspace whose membership of the organization ends",
    make: async () => {
      const who = await person();
      await workspaceMember(of.workspace, who, "admin");
      await endsInOrganization(who, 2);
      return who;
    },
  },
  {
    who: "an admin of the organization until a day",
    make: async () => {
      const who = await person();
      await organizationMember(of.organization, who, "admin");
      await endsInOrganization(who, 2);
      return who;
    },
  },
  {
    who: "somebody with a custom role until a day",
    make: async () => {
      const who = await person();
      const permissions = [
        ...workspaceRights(heldInWorkspace("member")),
        "invitation.create",
        "invitation.resend",
        "invitation.copy-link",
        "invitation-link.create",
        "member.change-role",
        "member.set-end-date",
      ];
      await giveRole(of.workspace, who, await customRole(of.workspace, of.owner, { permissions }));
      await endsInWorkspace(who, 2);
      return who;
    },
  },
];

describe.each(ADMIN_UNTIL)("$who", ({ make }) => {
  test("invites nobody for longer than they are here, by an address, a file or a link for many", async () => {
    const giver = await make();
    const { invitations, invitationLinks } = callerOf(giver);
    for (const memberUntil of [undefined, inDays(3)]) {
      const given = { ...at, role: "member" as const, memberUntil };
      expect(await refusalOf(invitations.create({ ...given, emails: [address()] }))).toBe(beyond("memberUntil"));
      expect(await refusalOf(invitationLinks.create(given))).toBe(beyond("memberUntil"));
      const imported = invitations.import({ ...given, csv: `email\n${address()}\n` });
      expect(await refusalOf(imported)).toBe(beyond("memberUntil"));
    }
    expect(await sql('select 1 from "invitations" where "workspaceId" = $1', of.workspace.id)).toEqual([]);
    const given = { ...at, role: "member" as const, memberUntil: inDays(1) };
    expect((await invitations.create({ ...given, emails: [address()] })).items).toMatchObject([{ status: "invited" }]);
    expect(await refusalOf(invitationLinks.create(given))).toBe("done");
  });

  test("adds nobody of the organization for longer, and hands out no invitation of another's that gives longer", async () => {
    const giver = await make();
    const here = await person();
    await organizationMember(of.organization, here);
    const { invitations } = callerOf(giver);
    const add = (memberUntil?: string) => refusalOf(invitations.create({ ...at, emails: [here.email], memberUntil }));
    expect(await add()).toBe(beyond("memberUntil"));
    expect(await add(inDays(1))).toBe("done");
    const sent = await callerOf(of.owner).invitations.create({ ...at, emails: [address()] });
    const one = { ...at, invitation: sent.items[0]?.invitation ?? "" };
    expect(await refusalOf(invitations.copyLink(one))).toBe(beyond("memberUntil"));
    expect(await refusalOf(invitations.resend(one))).toBe(beyond("memberUntil"));
  });

  test("gives who stays no more, and moves nobody's end beyond their own", async () => {
    const giver = await make();
    const [stays, leaves] = [await person(), await person()];
    for (const who of [stays, leaves]) await workspaceMember(of.workspace, who, "viewer");
    await endsInWorkspace(leaves, 1);
    const { members } = callerOf(giver);
    const role = (user: Person, name: string) => refusalOf(members.changeRole({ ...at, user: user.id, role: name }));
    expect(await role(stays, "member")).toBe(beyond("role"));
    expect(await role(leaves, "member")).toBe("done");
    expect(await role(leaves, "viewer")).toBe("done");
    await workspaceMember(of.workspace, stays, "member");
    expect(await role(stays, "viewer")).toBe("done");
    const end = (expiresAt: string | null) => refusalOf(members.setEndDate({ ...at, user: leaves.id, expiresAt }));
    for (const later of [null, inDays(3)]) expect(await end(later)).toBe(beyond("expiresAt"));
    expect(await end(inDays(1.5))).toBe("done");
  });

  test("lets nobody in any more by what they sent before they had an end that comes earlier", async () => {
    const giver = await make();
    await endsInWorkspace(giver, null);
    await endsInOrganization(giver, null);
    const guest = await person({ email: address() });
    const sent = await callerOf(giver).invitations.create({ ...at, emails: [guest.email] });
    const link = await callerOf(giver).invitationLinks.create({ ...at, role: "member" });
    await endsInOrganization(giver, 2);
    const token = sent.items[0]?.link?.split("/").at(-1) ?? "";
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("EXPIRED inviter_gone");
    const many = link.link.split("/").at(-1) ?? "";
    expect(await refusalOf(callerOf(guest).invitationLinks.accept({ token: many }))).toBe("EXPIRED inviter_gone");
    await endsInOrganization(giver, null);
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("done");
  });
});

describe("an admin until a day", () => {
  test("puts nobody into a group for longer, where rules or vaults give it something", async () => {
    const giver = await person();
    await workspaceMember(of.workspace, giver, "admin");
    await endsInWorkspace(giver, 2);
    const friend = await person();
    await workspaceMember(of.workspace, friend);
    const [empty, circle, keys] = [
      await group(of.workspace, of.owner),
      await group(of.workspace, of.owner),
      await group(of.workspace, of.owner),
    ];
    await accessRule(of.project, [{ group: circle.id }], { permission: "modify" });
    await callerOf(of.owner).vaults.create({ ...at, name: "Keys", groups: [keys.id], format: "json", content: "{}" });
    const members = [{ type: "user" as const, id: friend.id }];
    const add = (to: { id: string }, expiresAt: string | null) =>
      refusalOf(callerOf(giver).groups.addMembers({ ...at, group: to.id, members, expiresAt }));
    expect(await add(empty, null)).toBe("done");
    for (const to of [circle, keys]) {
      for (const later of [null, inDays(3)]) expect(await add(to, later)).toBe(beyond("expiresAt"));
      expect(await add(to, inDays(1))).toBe("done");
    }
  });

  test("brings nobody into a project for longer, and gives no collaborator who stays more", async () => {
    const giver = await person();
    await workspaceMember(of.workspace, giver, "admin");
    await endsInWorkspace(giver, 2);
    const [one, two] = [await person(), await person()];
    for (const who of [one, two]) await workspaceMember(of.workspace, who);
    await collaborator(of.project, two, "viewer");
    const { collaborators } = callerOf(giver);
    const place = { ...at, project: of.project.id };
    const add = (expiresAt?: string) => refusalOf(collaborators.add({ ...place, email: one.email, expiresAt }));
    expect(await add()).toBe(beyond("expiresAt"));
    expect(await add(inDays(1))).toBe("done");
    const update = (input: object) => refusalOf(collaborators.update({ ...place, user: two.id, ...input }));
    expect(await update({ role: "admin" })).toBe(beyond("role"));
    expect(await update({ access: { job: "all" } })).toBe(beyond("access"));
    expect(await update({ role: "admin", expiresAt: inDays(1) })).toBe("done");
    expect(await update({ role: "viewer" })).toBe("done");
  });
});

describe("an owner or admin of the organization until a day", () => {
  test("makes nobody who stays an owner, an admin or the keeper of its money, and takes such a role away", async () => {
    const [giver, stays] = [await person(), await person()];
    await organizationMember(of.organization, giver, "owner");
    await endsInOrganization(giver, 2);
    await organizationMember(of.organization, stays);
    const { members } = callerOf(giver);
    const room = { organization: of.organization.id };
    const change = (role: "owner" | "admin" | "billing" | "member") =>
      refusalOf(members.changeRoleInOrganization({ ...room, user: stays.id, role }));
    for (const role of ["owner", "admin", "billing"] as const) expect(await change(role)).toBe(beyond("role"));
    await organizationMember(of.organization, stays, "admin");
    expect(await change("billing")).toBe("done");
    expect(await change("member")).toBe("done");
    await endsInOrganization(stays, 1);
    expect(await change("admin")).toBe("done");
    const end = (expiresAt: string | null) =>
      refusalOf(members.setEndDateInOrganization({ ...room, user: stays.id, expiresAt }));
    for (const later of [null, inDays(3)]) expect(await end(later)).toBe(beyond("expiresAt"));
    expect(await end(inDays(1.5))).toBe("done");
  });

  test("lets nobody in who asked, since that is for ever", async () => {
    const giver = await person();
    await organizationMember(of.organization, giver, "admin");
    const colleague = await person({ email: await addressOf(of.organization, "ask") });
    const { id } = await callerOf(colleague).joinRequests.create({ organization: of.organization.id });
    const approve = () =>
      refusalOf(callerOf(giver).joinRequests.approve({ organization: of.organization.id, joinRequest: id }));
    await endsInOrganization(giver, 2);
    expect(await approve()).toBe(beyond());
    await endsInOrganization(giver, null);
    expect(await approve()).toBe("done");
  });
});
