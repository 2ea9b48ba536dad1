import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { scimClient, verifiedDomain } from "@/server/testing/doors/scim";
import { person, project, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

// One address may be asked into several places of one workspace: the workspace itself, and each of its projects.

useDatabase();

type Item = Readonly<{ invitation?: string | undefined; link?: string | undefined }>;

const idOf = ({ invitation = "" }: Item) => invitation;
const tokenOf = ({ link = "" }: Item) => link.split("/").at(-1) ?? "";

async function places() {
  const of = await tenant();
  const { owner, workspace } = of;
  const [one, two] = [await project(workspace, owner), await project(workspace, owner)];
  const guest = await person();
  const api = callerOf(owner);
  const at = (room: { id: string }) => ({ workspace: workspace.id, project: room.id });
  const external = (room: { id: string }) =>
    api.collaborators.add({ ...at(room), email: guest.email, role: "viewer", external: true });
  const inside = async (): Promise<Item & { status?: string; reason?: string | undefined }> => {
    const { items } = await api.invitations.create({ workspace: workspace.id, emails: [guest.email] });
    return items[0] ?? {};
  };
  const resend = (item: Item) => api.invitations.resend({ workspace: workspace.id, invitation: idOf(item) });
  return { of, one, two, guest, api, at, external, inside, resend };
}

const accept = (who: Person, item: Item) => callerOf(who).invitations.accept({ token: tokenOf(item) });

async function pendingOf({ email }: Person): Promise<(string | null)[]> {
  const rows = await sql<{ projectId: string | null }>(
    `select "projectId" from "invitations" where "emailKey" = $1 and "status" = 'pending' order by "id"`,
    email,
  );
  return rows.map(({ projectId }) => projectId);
}

const expire = (item: Item) =>
  sql(`update "invitations" set "expiresAt" = now() - interval '1 minute' where "id" = $1`, idOf(item));

test("an address is asked into two projects and then the workspace, once into each, and each is accepted by itself", async () => {
  const { of, one, two, guest, at, external, inside } = await places();
  const [first, second, third] = [await external(one), await external(two), await inside()];
  expect([first.status, second.status, third.status]).toEqual(["invited", "invited", "invited"]);
  expect(await pendingOf(guest)).toEqual([one.id, two.id, null]);
  for (const room of [one, two]) expect(await refusalOf(external(room))).toBe("CONFLICT already_invited (email)");
  expect(await inside()).toMatchObject({ status: "refused", reason: "already_invited" });

  await accept(guest, first);
  expect(await pendingOf(guest)).toEqual([two.id, null]);
  expect(await refusalOf(callerOf(guest).projects.get(at(two)))).toBe("NOT_FOUND not_found");
  await accept(guest, second);
  expect(await callerOf(guest).projects.get(at(two))).toMatchObject({ role: "viewer", inWorkspace: false });
  await accept(guest, third);
  expect(await pendingOf(guest)).toEqual([]);
  expect(await callerOf(guest).workspaces.get({ workspace: of.workspace.id })).toMatchObject({ role: "member" });
  for (const room of [one, two]) {
    const rows = await sql(
      'select "external" from "collaborators" where "projectId" = $1 and "userId" = $2',
      room.id,
      guest.id,
    );
    expect(rows, "who belongs to the organization is external no more").toEqual([{ external: false }]);
  }
});

test("the workspace first and a project second, accepted in that order, gives both", async () => {
  const { of, one, two, guest, at, external, inside } = await places();
  const [first, second, declined] = [await inside(), await external(one), await external(two)];
  expect([first.status, second.status, declined.status]).toEqual(["invited", "invited", "invited"]);
  await accept(guest, first);
  expect(await pendingOf(guest)).toEqual([one.id, two.id]);
  expect(await callerOf(guest).workspaces.get({ workspace: of.workspace.id })).toMatchObject({ role: "member" });
  await callerOf(guest).invitations.decline({ token: tokenOf(declined) });
  await accept(guest, second);
  expect(await callerOf(guest).projects.get(at(one))).toMatchObject({ role: "viewer", inWorkspace: true });
  expect(await pendingOf(guest)).toEqual([]);
  expect(await refusalOf(accept(guest, second))).toBe("CONFLICT invitation_accepted");
});

test("a file invites all of its people, whichever of them were asked into a project", async () => {
  const { of, one, guest, api, external } = await places();
  await external(one);
  const csv = ["email", "import-90001@example.com", guest.email, "import-90002@example.com"].join("\n");
  const send = () => api.invitations.import({ workspace: of.workspace.id, csv });
  expect(await send()).toMatchObject({ invited: 3, refused: 0 });
  expect(await pendingOf(guest)).toEqual([one.id, null]);
  expect(await send()).toMatchObject({ invited: 0, refused: 3 });
});

test("one whose time is over keeps the address from no place, its own included", async () => {
  const { one, two, guest, external, inside } = await places();
  const [first, home] = [await external(one), await inside()];
  await expire(first);
  await expire(home);
  expect((await external(two)).status).toBe("invited");
  expect((await external(one)).status).toBe("invited");
  expect((await inside()).status).toBe("invited");
  expect(await pendingOf(guest)).toEqual([two.id, one.id, null]);
});

test("one whose time is over is sent again unless its place has another open one", async () => {
  const { one, two, guest, external, inside, resend } = await places();
  const [first, home] = [await external(one), await inside()];
  await external(two);
  await expire(first);
  await expire(home);
  expect(await resend(first), "those of other places keep nothing back").toMatchObject({ status: "pending" });
  expect(await resend(home)).toMatchObject({ status: "pending" });
  await expire(first);
  await expire(home);
  const [again, anew] = [await external(one), await inside()];
  expect(await refusalOf(resend(first))).toBe("CONFLICT already_invited");
  expect(await refusalOf(resend(home))).toBe("CONFLICT already_invited");
  await expire(again);
  await expire(anew);
  const revived = await resend(first);
  expect(revived, "the other one is over as well").toMatchObject({ status: "pending" });
  expect(await resend(home)).toMatchObject({ status: "pending" });
  expect(await pendingOf(guest)).toEqual([one.id, null, two.id]);
  await accept(guest, revived);
});

test("a directory invites who was asked into a project of the default workspace, once, and takes back its own alone", async () => {
  const { of, guest, api } = await places();
  const home = of.organization.workspace;
  const room = await project(home, of.owner);
  const at = { workspace: home.id, project: room.id, email: guest.email };
  await api.collaborators.add({ ...at, role: "viewer", external: true });
  await verifiedDomain(of.organization, "example.com");
  const client = await scimClient(of.organization, of.owner);
  const created = await client.call("POST", "/Users", { userName: guest.email, active: true });
  expect(created.status).toBe(201);
  expect(await pendingOf(guest)).toEqual([room.id, null]);
  const path = `/Users/${String(created.body.id)}`;
  expect((await client.call("PUT", path, { userName: guest.email, active: true })).status).toBe(200);
  expect(await pendingOf(guest)).toEqual([room.id, null]);
  expect((await client.call("DELETE", path)).status).toBe(204);
  expect(await pendingOf(guest)).toEqual([room.id]);
});

test("the table itself holds one open invitation of an address for each place", async () => {
  const { one, external, inside } = await places();
  for (const made of [await external(one), await inside()]) {
    const copy = sql(
      `insert into "invitations" ("id", "organizationId", "workspaceId", "email", "emailKey", "role", "projectId",
         "mailTokenHash", "linkTokenHash", "invitedById", "expiresAt")
       select "id" || 'x', "organizationId", "workspaceId", "email", "emailKey", "role", "projectId",
         "mailTokenHash" || 'x', "linkTokenHash" || 'x', "invitedById", "expiresAt"
       from "invitations" where "id" = $1`,
      idOf(made),
    );
    await expect(copy).rejects.toThrow("invitations_pending");
  }
});
