/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, scan, test as base } from "../fixtures";
import { startProduct } from "../product";
import { alertIn, fillSignIn, fillSignUp, NEW_PASSWORD, signOutByMenu } from "./people";

const run = promisify(execFile);

const OWNER = { name: "First Owner", email: "owner-0001@example.com", password: "an-unusual-but-fixed-passphrase" };

/** An instance of these tests alone that nobody has set up yet, without a mail server. */
const test = base.extend<{ link: string }>({
  product: [
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker" },
  ],

  url: [async ({ product }, use) => use(product.url), { scope: "worker" }],

  link: async ({ product }, use) => {
    const [link = ""] = /http\S+\/setup\?token=[\w-]+/.exec(await product.line(/\/setup\?token=/)) ?? [];
    await use(link);
  },
});

test.describe.serial("a new instance", () => {
  test("says where its set-up link is", async ({ page }) => {
    for (const path of ["/", "/sign-in", "/sign-up", "/account/profile"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("This instance is not set up yet");
      await expect(page.getByText("/setup?token="), path).toBeVisible();
    }
    await scan(page);
  });

  test("opens to nobody without the right token", async ({ page }) => {
    await page.goto("/setup");
    await expect(page.getByRole("main")).toContainText("lacks its token");
    for (const token of ["wrong", "x".repeat(300)]) {
      await page.goto(`/setup?token=${token}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This set-up link does not work");
    }
    await expect(page.getByRole("button")).toHaveCount(0);
  });

  test("tells what is missing, and keeps what was typed", async ({ page, watch, link }) => {
    watch.allow(/status of 422/);
    await page.goto(link);
    await page.getByRole("button", { name: "Create owner and sign in" }).click();
    await expect(alertIn(page)).toContainText("3 fields need your attention");
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await scan(page);
    await fillSignUp(page, { ...OWNER, password: "password123" });
    await page.keyboard.press("Enter");
    await expect(page.getByText("on lists of known passwords")).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
    await expect(page.getByLabel("E-mail address")).toHaveValue(OWNER.email);
  });

  test("makes its first owner by the link of the log, once", async ({ page, link }) => {
    await page.goto(link);
    await fillSignUp(page, OWNER);
    await page.getByRole("button", { name: "Create owner and sign in" }).click();
    await expect(page).toHaveURL("/");
    await page.goto("/account/profile");
    await expect(page.getByText("Operator", { exact: true })).toBeVisible();
    await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This instance is set up already");
    await page.goto("/account/profile");
    await signOutByMenu(page);
    await fillSignIn(page, OWNER);
    await expect(page).toHaveURL("/");
  });

  test("admits nobody else without an invitation", async ({ page }) => {
    await page.goto("/sign-up");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New accounts are by invitation");
    await page.goto("/sign-in");
    await expect(page.getByRole("link", { name: "Sign up" })).toHaveCount(0);
  });

  test("without mail, resets a password by the operator's command on the host", async ({ page, product }) => {
    await page.goto("/reset-password");
    await expect(page.getByText("This instance sends no mail")).toBeVisible();
    await expect(page.getByText("tenantry reset-password EMAIL")).toBeVisible();
    await scan(page);
    const { stdout } = await run(process.execPath, ["cli/bin.mjs", "reset-password", OWNER.email], {
      env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", TENANTRY_DATA: product.data, TENANTRY_URL: product.url },
    });
    const [reset = ""] = /http\S+\/reset-password\?token=\S+/.exec(stdout) ?? [];
    await page.goto(reset);
    await expect(page.getByText(OWNER.email)).toBeVisible();
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password is changed")).toBeVisible();
    await page.getByRole("link", { name: "Sign in" }).click();
    await fillSignIn(page, { ...OWNER, password: NEW_PASSWORD });
    await expect(page).toHaveURL("/");
    await page.goto(reset);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  });

  test("without mail, changes an address at once and counts it as not confirmed", async ({ page }) => {
    const changed = { email: "owner-0002@example.com", password: NEW_PASSWORD };
    await page.goto("/sign-in");
    await fillSignIn(page, { ...OWNER, password: NEW_PASSWORD });
    await expect(page).toHaveURL("/");
    await page.goto("/account/profile");
    await page.getByRole("button", { name: /^Change/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("the change is made at once");
    await dialog.getByLabel("New e-mail address").fill(changed.email);
    await dialog.getByLabel("Password", { exact: true }).fill(changed.password);
    await dialog.getByRole("button", { name: "Change address" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Not confirmed", { exact: true })).toBeVisible();
    await signOutByMenu(page);
    await fillSignIn(page, changed);
    await expect(page).toHaveURL("/");
  });
});
