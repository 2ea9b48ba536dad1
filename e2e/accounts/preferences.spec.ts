import type { BrowserContext, Page } from "@playwright/test";
import { callApi, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { tabTo } from "../keyboard";

/** One red pixel, as PNG. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

const rootSize = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Preferences saved")).toBeVisible();
}

/** Sends as the owner does, by REST. */
async function send<T>(url: string, { owner, workspace }: Tenant, method: string, path: string, body: object) {
  return callApi<T>(url, `/workspaces/${workspace.id}${path}`, { method, body: { ...body }, cookie: owner.cookie });
}

async function hiddenProject(url: string, tenant: Tenant): Promise<void> {
  const body = { name: "Infrastructure", slug: "infrastructure", visibility: "open" };
  await send(url, tenant, "POST", "/projects", body);
  await send(url, tenant, "PATCH", "/projects/infrastructure/settings", { hidden: true });
}

test.describe("the profile", () => {
  test("a name is edited in place by keyboard, and a picture takes the place of initials everywhere", async ({
    page,
    tenant,
    login,
    watch,
  }) => {
    watch.allow(/status of 422/);
    await login("owner");
    await page.goto("/");
    await page.getByRole("button", { name: /^Your menu/ }).click();
    await page.getByRole("link", { name: "Account settings" }).click();
    await expect(page).toHaveURL("/account/profile");
    await test.step("pencil, field, check mark; Escape gives up", async () => {
      await tabTo(page, "Edit Name");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: "Edit Name" })).toBeFocused();
      await page.keyboard.press("Enter");
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("Ada Example");
      await page.getByRole("button", { name: "Save" }).first().click();
      await expect(page.getByText("Name saved")).toBeVisible();
      await expect(page.locator(".avatar")).toContainText("AE");
    });
    const file = page.locator('input[type="file"]');
    await test.step("what is no picture is refused, whatever it is called", async () => {
      await file.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: SVG });
      await expect(page.getByText(/This file cannot be used as a picture/)).toBeVisible();
      await scan(page);
    });
    await test.step("a picture shows on the profile, in the header and in the list of users", async () => {
      await file.setInputFiles({ name: "me.svg", mimeType: "image/svg+xml", buffer: PNG });
      await expect(page.getByText("Picture saved")).toBeVisible();
      const shown = page.locator(".avatar img");
      await expect(shown).toHaveAttribute("src", /^\/account\/pictures\/usr_/);
      await expect
        .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), { message: "its width" })
        .toBe(256);
      await scan(page);
      await page.goto(`/workspaces/${tenant.workspace.slug}/members`);
      await expect(page.getByRole("row", { name: /Ada Example/ }).locator("img")).toHaveCount(1);
      await scan(page);
    });
    await test.step("it is removed, and initials come back", async () => {
      await page.goto("/account/profile");
      await page.getByRole("button", { name: "Remove picture" }).click();
      await expect(page.getByText("Picture removed")).toBeVisible();
      await expect(page.locator(".avatar")).toContainText("AE");
    });
  });

  test("times and numbers of all pages follow the chosen zone and format, with UTC on hover", async ({
    page,
    url,
    tenant,
    login,
  }) => {
    await send(url, tenant, "POST", "/projects", { name: "Speech", slug: "speech" });
    await login("owner");
    await page.goto("/account/profile");
    await test.step("a zone is found by a part of its name and picked by keyboard", async () => {
      const zone = page.getByRole("combobox", { name: /^Time zone/ });
      await zone.focus();
      await page.keyboard.type("tokyo");
      await expect(page.getByRole("option", { name: "Asia/Tokyo" })).toBeVisible();
      await scan(page);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(zone).toHaveValue("Asia/Tokyo");
      await page.getByLabel("Format").selectOption("de-DE");
      await page.getByRole("button", { name: "Save" }).last().click();
      await expect(page.getByText("1.234.567,89")).toBeVisible();
    });
    await test.step("pages write it so", async () => {
      await page.goto(`/workspaces/${tenant.workspace.slug}/projects/speech/settings`);
      const time = page.locator("time[title$=UTC]").first();
      const moment = new Date((await time.getAttribute("datetime")) ?? "");
      const format = { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" } as const;
      await expect(time).toHaveText(new Intl.DateTimeFormat("de-DE", format).format(moment));
      await expect(time).toHaveAttribute("title", `${moment.toISOString().slice(0, 19).replace("T", " ")} UTC`);
    });
  });
});

test.describe("preferences", () => {
  test("hidden projects stand in lists, switcher and palette of whoever wants them, labelled", async ({
    page,
    url,
    tenant,
    login,
  }) => {
    await hiddenProject(url, tenant);
    await login("owner");
    const projects = `/workspaces/${tenant.workspace.slug}/projects`;
    const row = page.getByRole("row", { name: /Infrastructure/ });
    await page.goto(projects);
    await expect(page.getByRole("row").first()).toBeVisible();
    await expect(row).toHaveCount(0);
    await test.step("its address leads there all the same, and says what it is", async () => {
      await page.goto(`${projects}/infrastructure/settings`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Infrastructure Hidden project");
      await scan(page);
    });
    await page.goto("/account/preferences");
    await page.getByRole("checkbox", { name: /^Show hidden projects/ }).check();
    await save(page);
    await scan(page);
    await page.goto(projects);
    await expect(row).toContainText("Hidden project");
    await page.keyboard.press("ControlOrMeta+K");
    const palette = page.getByRole("dialog", { name: "Command palette" });
    await palette.getByRole("combobox").fill("infrastructure");
    await expect(palette.getByRole("option", { name: /Infrastructure.*Hidden project/ })).toBeVisible();
  });

  test("examples go from the home page, and a tip shows once a day until it is closed or switched off", async ({
    page,
    login,
  }) => {
    await login("owner");
    await page.goto("/");
    const tip = page.getByRole("complementary", { name: "Pro tip" });
    const examples = page.getByRole("row", { name: /Examples/ });
    await expect(tip).toBeVisible();
    await expect(examples.first()).toBeVisible();
    await scan(page);
    await tip.getByRole("button", { name: "Close tip" }).click();
    await expect(tip).toHaveCount(0);
    await page.reload();
    await expect(examples.first()).toBeVisible();
    await expect(tip).toHaveCount(0);
    await page.context().clearCookies({ name: "tip" });
    await page.reload();
    await expect(tip).toBeVisible();
    await tip.getByRole("link", { name: "Show no tips" }).click();
    await page.getByRole("checkbox", { name: /^Don't show pro tips/ }).check();
    await page.getByRole("checkbox", { name: /^Don't show examples/ }).check();
    await save(page);
    await page.goto("/");
    await expect(page.getByRole("row", { name: /Personal/ }).first()).toBeVisible();
    await expect(examples).toHaveCount(0);
    await expect(tip).toHaveCount(0);
  });

  test("dense screens get smaller letters from the first byte on, and full ones for who wants those", async ({
    browser,
    url,
    tenant,
  }) => {
    const dense = await signedIn(await browser.newContext({ deviceScaleFactor: 2, baseURL: url }), url, tenant.owner);
    const plain = await signedIn(await browser.newContext({ deviceScaleFactor: 1, baseURL: url }), url, tenant.owner);
    for (const page of [dense, plain]) await page.goto("/account/preferences");
    expect([await rootSize(dense), await rootSize(plain)]).toEqual(["14px", "16px"]);
    await scan(dense);
    await dense.setViewportSize({ width: 360, height: 740 });
    expect(await rootSize(dense), "of a phone").toBe("16px");
    await dense.setViewportSize({ width: 1_280, height: 720 });
    await dense.getByRole("checkbox", { name: /^HiDPI/ }).uncheck();
    await save(dense);
    expect(await rootSize(dense)).toBe("16px");
    const answer = await dense.goto("/account/preferences");
    expect(await answer?.text()).toContain('data-hidpi="off"');
    expect(await rootSize(dense)).toBe("16px");
    for (const page of [dense, plain]) await page.context().close();
  });

  test("values of hidden arguments are masked on pages, until their names are taken out", async ({
    page,
    url,
    tenant,
    login,
  }) => {
    const attributes = { arguments: "-e GIT_TOKEN=canary-one -e AWS_SECRET_ACCESS_KEY=canary-two" };
    const job = { type: "job", externalId: "job-1", name: "Training", project: "default", attributes };
    const { items } = await send<{ items: { id: string }[] }>(url, tenant, "POST", "/resources", { resources: [job] });
    await login("owner");
    const resource = `/workspaces/${tenant.workspace.slug}/resources/${items[0]?.id ?? ""}`;
    await page.goto(resource);
    await expect(page.getByText("-e GIT_TOKEN=canary-one -e AWS_SECRET_ACCESS_KEY=********")).toBeVisible();
    await page.goto("/account/preferences");
    const names = page.getByRole("textbox", { name: /^Hide specific container arguments/ });
    await expect(names).toHaveValue(/AWS_SECRET_ACCESS_KEY/);
    await names.fill("GIT TOKEN=1");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/must have names of letters/i).first()).toBeVisible();
    await scan(page);
    await names.fill("GIT_TOKEN");
    await save(page);
    await page.goto(resource);
    await expect(page.getByText("-e GIT_TOKEN=******** -e AWS_SECRET_ACCESS_KEY=canary-two")).toBeVisible();
    await page.goto("/account/preferences");
    await page.getByRole("button", { name: "Use the product's list" }).click();
    await expect(names).toHaveValue(/TENANTRY_SECRET_KEY/);
    await save(page);
  });

  test("an operator sees to the letter what would be sent, and agrees or not", async ({
    page,
    url,
    operator,
    login,
  }) => {
    await login("operator");
    await page.goto("/account/preferences");
    await page.getByRole("link", { name: "Look at what would be sent" }).click();
    const region = page.getByRole("region", { name: "Anonymous counts" });
    await expect(region).toContainText("Nothing is sent until an operator agrees.");
    await expect(region).toContainText("TENANTRY_TELEMETRY_URL is not set");
    const { report } = await callApi<{ report: { instance: string } }>(url, "/instance/telemetry", {
      cookie: operator.cookie,
    });
    await expect(region.locator("pre")).toContainText(report.instance);
    await scan(page);
    await region.getByRole("button", { name: "Send these counts" }).click();
    await expect(region).toContainText("You agreed");
    await region.getByRole("button", { name: "Stop sending" }).click();
    await expect(region).toContainText("Nothing is sent.");
    await expect(region.locator("pre")).not.toContainText(report.instance);
  });
});

/** A page of a window that is signed in already. */
async function signedIn(context: BrowserContext, url: string, { cookie }: SignedIn): Promise<Page> {
  await context.addCookies([{ ...cookie, url }]);
  return context.newPage();
}
