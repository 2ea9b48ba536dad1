import { callApi, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

const DAY_MILLISECONDS = 86_400_000;

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS);

/** Three months of tokens in two projects, one event a day. */
function threeMonths(workspace: string): object[] {
  return Array.from({ length: 90 }, (_, day) => ({
    id: `journey-${day}`,
    time: dayBefore(day).toISOString(),
    meter: "tokens",
    quantity: 1_000 + day,
    workspace,
    project: day % 2 === 0 ? "speech" : "default",
    dimensions: { model: day % 3 === 0 ? "large" : "small", direction: "input" },
  }));
}

async function used(url: string, { owner, workspace }: Tenant): Promise<void> {
  const { cookie } = owner;
  const speech = { name: "Speech", slug: "speech" };
  await callApi(url, `/workspaces/${workspace.id}/projects`, { method: "POST", body: speech, cookie });
  await callApi(url, "/usage/events", { method: "POST", body: { events: threeMonths(workspace.id) }, cookie });
}

test("an organization's usage with nothing, then with three months: cards, picture, table, file", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  await login("owner");
  const path = `/organizations/${tenant.organization.slug}/usage`;
  await test.step("nothing was used yet, and the page says how it begins", async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Members", exact: true })).toBeVisible();
    await expect(page.getByRole("row", { name: /Tokens/ })).toContainText("0 tokens");
    await expect(page.getByRole("link", { name: "How to report usage" })).toBeVisible();
    await scan(page);
  });
  await used(url, tenant);
  await test.step("the picture has words and a table beside it", async () => {
    await page.goto(`${path}?from=${dayBefore(89).toISOString().slice(0, 10)}&meter=tokens&by=project`);
    await expect(
      page.getByRole("img", { name: /^Tokens by day and project, .* in all, at most 1,089 tokens/ }),
    ).toBeVisible();
    await page.getByText("The numbers as a table").click();
    await expect(page.getByRole("table", { name: "Tokens by day and project" }).getByRole("row")).toHaveCount(91);
    await expect(page.getByRole("figure").getByRole("listitem")).toHaveText([
      "Default 47,025 tokens",
      "Speech 46,980 tokens",
    ]);
    await scan(page);
    const projects = page.getByRole("table", { name: "Project", exact: true });
    await expect(projects.getByRole("row", { name: /Speech/ })).toContainText("46,980 tokens");
    await expect(projects.getByRole("row", { name: /Default/ })).toContainText("47,025 tokens");
  });
  await test.step("a project leads on to its own days, told apart by model", async () => {
    await page.getByRole("table", { name: "Project", exact: true }).getByRole("link", { name: "Speech" }).click();
    await expect(page.getByRole("img", { name: /^Tokens by day and model, .*46,980 tokens in all/ })).toBeVisible();
    await page.getByRole("link", { name: "7 days" }).click();
    await expect(page.getByRole("img", { name: /^Tokens by day and model, .*4,012 tokens in all/ })).toBeVisible();
  });
  await test.step("by day alone, the days before are a line", async () => {
    await page.goto(`${path}?from=${dayBefore(29).toISOString().slice(0, 10)}&meter=tokens&by=day`);
    await expect(page.getByRole("figure").getByRole("listitem")).toHaveText(["These days", "The days before"]);
    await scan(page);
  });
  await test.step("more days than are told by the hour are told by day", async () => {
    const answer = await page.goto(`${path}?from=${dayBefore(20).toISOString().slice(0, 10)}&meter=tokens&by=hour`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("img", { name: /^Tokens by day/ })).toBeVisible();
    await page.goto(`${path}?meter=nonsense&from=2026-02-01&to=2026-01-01`);
    await expect(page.getByRole("table", { name: "All meters" })).toBeVisible();
  });
  await test.step("members, of whom no project has a part, are told by day", async () => {
    await page.goto(`${path}?meter=members`);
    await expect(page.getByRole("table", { name: "Day", exact: true })).toBeVisible();
  });
  await test.step("the file holds what is shown", async () => {
    await page.goto(`${path}?from=${dayBefore(89).toISOString().slice(0, 10)}&meter=tokens&by=model`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export as CSV" }).click();
    const text = await (await download).createReadStream().then(async (stream) => {
      let all = "";
      for await (const piece of stream) all += String(piece);
      return all;
    });
    expect(text.split("\r\n").filter((line) => /^(small|large),/.test(line))).toHaveLength(2);
  });
  await test.step("Invite users leads to where people are", async () => {
    await page.goto(path);
    await page.getByRole("link", { name: "Invite users" }).click();
    await expect(page).toHaveURL(/\/members$/);
  });
});

test("a workspace's usage, a project's and one's own; reading works without scripts", async ({
  page,
  browser,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  await used(url, tenant);
  const { cookie } = await login("owner");
  const { slug } = tenant.workspace;
  for (const path of [`/workspaces/${slug}/usage`, `/workspaces/${slug}/projects/speech/usage`]) {
    await page.goto(`${path}?meter=tokens&by=model`);
    await expect(
      page.getByRole("table", { name: "Model", exact: true }).getByRole("row", { name: /large/ }),
    ).toBeVisible();
    await scan(page);
  }
  await page.goto(`/account/workspaces/${slug}/usage`);
  await expect(page.getByRole("heading", { name: "My usage" })).toBeVisible();
  await scan(page);
  const plain = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  await plain.addCookies([{ ...cookie, url }]);
  const bare = await plain.newPage();
  await bare.goto(`/workspaces/${slug}/usage?meter=tokens`);
  await expect(bare.getByRole("img", { name: /^Tokens by day/ })).toBeVisible();
  await plain.close();
});

test("a meter of the organization's own is added, counted and archived", async ({ page, url, tenant, login }) => {
  test.setTimeout(180_000);
  const { cookie } = await login("owner");
  await page.goto(`/organizations/${tenant.organization.slug}/usage/meters`);
  await scan(page);
  await page.getByRole("button", { name: "New meter" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Pages");
  await dialog.getByLabel("Key", { exact: true }).fill("pages");
  await dialog.getByLabel("Unit", { exact: true }).fill("page");
  await dialog.getByLabel("Price of one").fill("0.25");
  await scan(page);
  await dialog.getByRole("button", { name: "New meter" }).click();
  const row = page.getByRole("row", { name: /Pages/ });
  await expect(row).toContainText("$0.0025");
  const event = { id: "page-1", time: new Date().toISOString(), meter: "pages", quantity: 3 };
  const body = { events: [{ ...event, workspace: tenant.workspace.id }] };
  await callApi(url, "/usage/events", { method: "POST", body, cookie });
  await row.getByRole("button", { name: /Actions/ }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive meter" }).click();
  await expect(row).toContainText("Archived");
  await page.goto(`/organizations/${tenant.organization.slug}/usage`);
  await expect(page.getByRole("row", { name: /Pages/ })).toContainText("3 page");
});
