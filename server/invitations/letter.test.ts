import { afterAll, beforeAll, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { printedInvoices } from "@/server/invoices/attachments";
import { deliverMail } from "@/server/mail/deliver";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person } from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { startMailServer, type MailServer } from "@/server/testing/servers/smtp";

useDatabase();

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  completeEnv({ SMTP_URL: server.url });
});

afterAll(() => server.close());

async function deliver(invitation: string): Promise<void> {
  const [row] = await sql<{ mailId: string }>('select "mailId" from "invitations" where "id" = $1', invitation);
  await deliverMail(systemRequest(), { mail: row?.mailId ?? "" }, printedInvoices);
}

test("the mailed link verifies the address of the account that accepts with it", async () => {
  const [owner, guest] = [await person(), await person({ verified: false })];
  const { id, workspace } = await organization(owner);
  const invited = await callerOf(owner).invitations.create({ workspace: workspace.id, emails: [guest.email] });
  const [item] = invited.items;
  expect(item).toMatchObject({ status: "invited", mail: "queued" });
  await deliver(item?.invitation ?? "");
  const letter = await server.letterTo(guest.email);
  const mailed = /\/invitations\/([\w-]+)/.exec(letter.text ?? "")?.[1] ?? "";
  expect(item?.link).not.toContain(mailed);
  expect(await callerOf(guest).invitations.open({ token: mailed })).toMatchObject({ via: "mail", match: "match" });
  await callerOf(guest).invitations.accept({ token: mailed });
  const [user] = await sql('select "emailVerifiedAt" is not null as "verified" from "users" where "id" = $1', guest.id);
  expect(user).toEqual({ verified: true });
  const [row] = await sql(
    'select "vouchedById" from "organization_members" where "organizationId" = $1 and "userId" = $2',
    id,
    guest.id,
  );
  expect(row).toEqual({ vouchedById: null });
  const rows = await sql('select "action" from "audit_entries" where "actorId" = $1 order by "action"', guest.id);
  expect(rows).toEqual([{ action: "email.verify" }, { action: "invitation.accept" }]);
});

test("a letter that could not be delivered shows in the list, with the mail server's answer", async () => {
  const owner = await person();
  const { workspace } = await organization(owner);
  const { items } = await callerOf(owner).invitations.create({
    workspace: workspace.id,
    emails: ["lost-0001@example.com"],
  });
  server.reject("5.1.1 no such mailbox");
  await expect(deliver(items[0]?.invitation ?? "")).rejects.toThrow("no such mailbox");
  server.reject(null);
  const [row] = (await callerOf(owner).invitations.list({ workspace: workspace.id })).items;
  expect(row?.mail).toMatchObject({ state: "failed", reason: expect.stringContaining("no such mailbox") as string });
});

test("names with links and line ends stay words in the letter", async () => {
  const owner = await person({ name: "Win at https://evil.example" });
  const { workspace } = await organization(owner, { name: "<b>Acme</b>" });
  const { items } = await callerOf(owner).invitations.create({
    workspace: workspace.id,
    emails: ["named-0001@example.com"],
  });
  await deliver(items[0]?.invitation ?? "");
  const letter = await server.letterTo("named-0001@example.com");
  expect(letter.html).toContain("&lt;b&gt;Acme");
  expect(letter.html).not.toContain("https://evil.example");
});
