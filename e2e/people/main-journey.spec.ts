import type { Page } from "@playwright/test";
import { fillSignUp, linkIn } from "../accounts/people";
import { callApi, newIdentity, type SignedIn } from "../api";
import { expect, scan, test } from "../fixtures";

const PASSWORD = "an-unusual-but-fixed-passphrase";

/** The browser prints what the server refuses, and a person who was removed is refused. */
const NOT_FOUND = /status of 40[34]/;

interface Places {
  organization: string;
  first: string;
  second: string;
}

/** Names that no other test of the run has; their slugs follow from them. */
function placesOf(number: string): Places {
  return { organization: `Journey ${number}`, first: "Default", second: `Vision ${number}` };
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

async function makeOrganization(page: Page, { organization, second }: Places): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "New organization" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(organization);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(`/organizations/${slugOf(organization)}/workspaces`);
  await page.getByRole("button", { name: "New workspace" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(second);
  await scan(page);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByRole("rowheader", { name: second }).getByRole("link").click();
  await expect(page).toHaveURL(`/workspaces/${slugOf(second)}/projects`);
}

async function makeProject(page: Page, name: string, visibility: "open" | "private"): Promise<void> {
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("combobox", { name: "Visibility" }).selectOption(visibility);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("dialog", { name: `${name} is ready` })).toBeVisible();
  await scan(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("rowheader", { name })).toBeVisible();
}

/** Answers the links that the dialog shows, by address. */
async function invite(page: Page, emails: readonly string[]): Promise<Map<string, string>> {
  await page.getByRole("button", { name: "Invite users" }).click();
  await page.getByRole("textbox", { name: "E-mail addresses" }).fill(emails.join("\n"));
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("dialog", { name: "Send these links" })).toBeVisible();
  await scan(page);
  const links = new Map<string, string>();
  for (const email of emails) {
    await page.getByRole("button", { name: `Copy the link for ${email}` }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await expect(page.getByRole("textbox", { name: `Link for ${email}` })).toHaveValue(copied);
    links.set(email, copied);
  }
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  return links;
}

async function joinBy(page: Page, link: string, person: { name: string; email: string }): Promise<void> {
  await page.goto(link);
  await page.getByRole("link", { name: "Sign up" }).click();
  await fillSignUp(page, { ...person, password: PASSWORD });
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
}

async function openRowMenu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function cookieOf(page: Page): Promise<SignedIn["cookie"]> {
  const found = (await page.context().cookies()).find(({ name }) => name.endsWith("tenantry.session"));
  if (found === undefined) throw new Error("nobody is signed in");
  return { name: found.name, value: found.value };
}

test(
  "an owner makes a place, lets colleagues in by letter and by link, changes a role, removes, and reads the audit",
  { tag: "@main" },
  async ({ page, url, login, letter, newWindow, watch }) => {
    test.setTimeout(180_000);
    watch.allow(NOT_FOUND);
    const [byLetter, byLink] = [newIdentity(), newIdentity()];
    const places = placesOf(byLetter.email.slice(7, 11));
    const workspace = slugOf(places.second);
    await login("operator");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });

    await makeOrganization(page, places);
    await makeProject(page, "Open to all", "open");
    await makeProject(page, "Closed circle", "private");

    await page.goto(`/workspaces/${workspace}/members`);
    const links = await invite(page, [byLetter.email, byLink.email]);
    const pending = page.getByRole("table", { name: "Users" });
    for (const { email } of [byLetter, byLink]) {
      await expect(pending.getByRole("row", { name: email })).toContainText("Pending");
    }
    await scan(page);

    const colleague = await newWindow();
    await joinBy(colleague, linkIn(await letter(byLetter.email, "Invitation")), byLetter);
    const second = await newWindow();
    await joinBy(second, links.get(byLink.email) ?? "", byLink);

    await test.step("colleagues see the workspace, its open projects, and nothing else", async () => {
      for (const person of [colleague, second]) {
        await expect(person).toHaveURL(`/workspaces/${workspace}/projects`);
        const table = person.getByRole("table", { name: "Projects" });
        await expect(table.getByRole("rowheader")).toHaveText([/^Default/, "Open to all"]);
        await person.goto("/account/workspaces");
        // Everybody in an organization is in its default workspace; the personal one is one's own.
        const panels = person.getByRole("main").getByRole("heading", { level: 2 });
        await expect(panels).toHaveText([places.first, places.second, "Personal"]);
        const answer = await person.goto(`/workspaces/${workspace}/projects/closed-circle/settings`);
        expect(answer?.status()).toBe(404);
        const refused = await person.goto(`/workspaces/${workspace}/invitations`);
        expect(refused?.status()).toBe(403);
        await expect(person.getByRole("main")).toContainText("invitation.list");
      }
    });

    await test.step("a changed role holds at the next request", async () => {
      const cookie = await cookieOf(colleague);
      const path = `/workspaces/${workspace}/projects`;
      await callApi(url, path, { method: "POST", body: { name: "Own of mine" }, cookie });
      await page.goto(`/workspaces/${workspace}/members`);
      await openRowMenu(page, byLetter.name, "Change role");
      await page.getByRole("dialog").getByRole("combobox", { name: "Role" }).selectOption("viewer");
      await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
      await expect(page.getByRole("row", { name: byLetter.name })).toContainText("Viewer");
      const again = callApi(url, path, { method: "POST", body: { name: "One more" }, cookie });
      await expect(again).rejects.toThrow("permission_missing");
      await colleague.goto(path);
      await expect(colleague.getByRole("button", { name: "New project" })).toHaveAttribute("aria-disabled", "true");
    });

    await test.step("removal says first what it ends, and holds at the next request", async () => {
      await callApi(url, `/workspaces/${workspace}/credentials`, {
        method: "POST",
        body: { label: "Laptop" },
        cookie: await cookieOf(colleague),
      });
      await openRowMenu(page, byLetter.name, "Remove");
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText("Credentials revoked for good: 1");
      await expect(dialog).toContainText("Own of mine");
      await scan(page);
      await dialog.getByRole("button", { name: "Remove user" }).click();
      await expect(dialog).toContainText("was removed from");
      await dialog.getByRole("button", { name: "Done" }).click();
      // Behind an open dialog there are no rows to be found.
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("row", { name: byLetter.email })).toHaveCount(0);
      const answer = await colleague.goto(`/workspaces/${workspace}/projects`);
      expect(answer?.status()).toBe(404);
      const kept = await second.goto(`/workspaces/${workspace}/projects`);
      expect(kept?.status()).toBe(200);
    });

    await test.step("the audit tells all of it", async () => {
      await page.goto(`/workspaces/${workspace}/audit`);
      const table = page.getByRole("table", { name: "Audit" });
      for (const [action, told] of [
        ["member.remove", byLetter.name],
        ["member.change-role", "role: member → viewer"],
        ["invitation.accept", byLink.name],
        ["invitation.create", byLetter.email],
        ["project.create", "Closed circle"],
      ] as const) {
        await expect(table.getByRole("row").filter({ hasText: action }).filter({ hasText: told })).not.toHaveCount(0);
      }
      await expect(table.getByRole("row").filter({ hasText: "Refused" })).not.toHaveCount(0);
      await scan(page);
    });
  },
);
