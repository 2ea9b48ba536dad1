import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { authorizeProject, authorizeWorkspace } from "@/server/access/authorize";
import { createCredential } from "@/server/credentials/commands/workspace-credentials";
import { listCredentials } from "@/server/credentials/queries";
import { sql, useDatabase } from "./database";
import { credential } from "./factories/machines";
import { collaborator, organization, person, project, workspace, workspaceMember } from "./factory";
import { requestInfo } from "./requests";
import { startMailServer } from "./servers/smtp";

useDatabase();

test("a command runs in a scope that authorization itself has made", async () => {
  const owner = await person();
  const place = await organization(owner);
  const member = await person();
  await workspaceMember(place.workspace, member, "viewer");
  const scope = await authorizeWorkspace(member.actor, requestInfo(), place.workspace.slug, "credential.create");
  await createCredential(scope, { label: "laptop" });
  const page = await listCredentials(scope, { limit: 50, of: "me", sort: "created" });
  expect(page.items.map(({ label }) => label)).toEqual(["laptop"]);
  expect(await sql('select "action", "actorId" from "audit_entries" where "action" like \'credential.%\'')).toEqual([
    { action: "credential.create", actorId: member.id },
  ]);
});

test("people of one organization do not reach another's workspaces and projects", async () => {
  const [owner, outsider] = [await person(), await person()];
  const room = await workspace(await organization(owner), owner);
  const secret = await project(room, owner);
  const attempt = () => authorizeProject(outsider.actor, requestInfo(), room.id, secret.id, "project.read");
  await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await collaborator(secret, outsider, "viewer");
  await expect(attempt()).resolves.toMatchObject({ roles: ["viewer"] });
});

test("a credential for one workspace does not reach the next", async () => {
  const owner = await person();
  const home = await organization(owner);
  const room = await workspace(home, owner);
  const { actor } = await credential(owner, room);
  await expect(authorizeWorkspace(actor, requestInfo(), home.workspace.id, "workspace.read")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(authorizeWorkspace(actor, requestInfo(), room.id, "workspace.read")).resolves.toMatchObject({
    level: "workspace",
  });
});

test("the mail server keeps letters and can refuse them", async () => {
  const server = await startMailServer();
  const transport = createTransport(server.url);
  const letter = { from: "tenantry@example.com", to: "member-0001@example.com", subject: "Hello", text: "A line" };
  await transport.sendMail(letter);
  expect(await server.letterTo("member-0001@example.com")).toMatchObject({ subject: "Hello", text: "A line\n" });
  server.reject("5.1.1 no such mailbox");
  await expect(transport.sendMail(letter)).rejects.toThrow("no such mailbox");
  transport.close();
  await server.close();
});
