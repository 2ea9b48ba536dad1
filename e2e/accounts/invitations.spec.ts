import { callApi, newIdentity, signUp, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { fillSignIn, fillSignUp, linkIn, REFUSED, signInByPage } from "./people";

const PASSWORD = "an-unusual-but-fixed-passphrase";

interface Invited {
  link: string;
  invitation: string;
}

/** Invites by the API; answers the link that the inviter copies. */
async function invite(url: string, { owner, workspace }: Tenant, email: string): Promise<Invited> {
  const path = `/workspaces/${workspace.id}/invitations`;
  const body = { emails: [email], role: "member" };
  const { items } = await callApi<{ items: Invited[] }>(url, path, { method: "POST", body, cookie: owner.cookie });
  const [invited] = items;
  if (invited === undefined) throw new Error("nobody was invited");
  return invited;
}

test("somebody new opens the letter's link, signs up, accepts and stands in the workspace", async ({
  page,
  url,
  tenant,
  letter,
}) => {
  const person = { ...newIdentity(), password: PASSWORD };
  await invite(url, tenant, person.email);
  const link = linkIn(await letter(person.email, "Invitation"));
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("main")).toContainText(`${tenant.owner.name} invites you to the workspace`);
  // Whoever holds the link learns no address.
  await expect(page.getByRole("main")).not.toContainText(person.email);
  await scan(page);
  await page.getByRole("link", { name: "Sign up" }).click();
  await fillSignUp(page, person);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("main")).toContainText(`You are signed in as ${person.email}.`);
  await scan(page);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(`/workspaces/${tenant.workspace.slug}/projects`);
  await page.goto("/account/profile");
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was accepted already");
});

test("the wrong account is named, sees no address, and is switched", async ({ page, url, tenant }) => {
  const invited = await signUp(url);
  const other = await signUp(url);
  const { link } = await invite(url, tenant, invited.email);
  await signInByPage(page, other);
  await page.goto(link);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2 })).toHaveText("This invitation is for another address");
  await expect(main).toContainText(other.email);
  await expect(main).not.toContainText(invited.email);
  await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await scan(page);
  await page.getByRole("button", { name: "Switch account" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, invited);
  await expect(page).toHaveURL(link);
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("textbox", { name: "Why not?" }).fill("I have another account by now.");
  await page.getByRole("button", { name: "Decline invitation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was declined");
});

test("a withdrawn or unknown invitation says whom to ask", async ({ page, url, tenant, watch }) => {
  watch.allow(REFUSED);
  const { link, invitation } = await invite(url, tenant, newIdentity().email);
  const path = `/workspaces/${tenant.workspace.id}/invitations/${invitation}`;
  await callApi(url, path, { method: "DELETE", cookie: tenant.owner.cookie });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was withdrawn");
  await expect(page.getByRole("main")).toContainText(`Ask ${tenant.owner.name}`);
  const answer = await page.goto("/invitations/nobody-made-this");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("main")).toContainText("ask the person who invited you");
  await scan(page);
});
