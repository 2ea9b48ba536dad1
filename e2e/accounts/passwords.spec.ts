import { signUp } from "../api";
import { expect, scan, test } from "../fixtures";
import { alertIn, fillSignIn, linkIn, NEW_PASSWORD, REFUSED, signInByPage } from "./people";

test("a forgotten password is replaced by a mailed link, which ends every session", async ({
  page,
  url,
  letter,
  newWindow,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  const elsewhere = await newWindow();
  await signInByPage(elsewhere, person);

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  await scan(page);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(`If there is an account with ${person.email}`)).toBeVisible();
  const link = linkIn(await letter(person.email, "Reset your password"));
  await page.goto(link);
  await scan(page);
  await page.getByLabel("New password").fill("short");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed")).toBeVisible();

  await elsewhere.goto("/account/profile");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, person);
  await expect(alertIn(page)).toContainText("not right");
  await fillSignIn(page, { email: person.email, password: NEW_PASSWORD });
  await expect(page).toHaveURL("/");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
});

test("an unknown address gets the same answer", async ({ page }) => {
  await page.goto("/reset-password");
  await page.getByLabel("E-mail address").fill("nobody-0002@example.com");
  await page.keyboard.press("Enter");
  await expect(page.getByText("If there is an account with nobody-0002@example.com")).toBeVisible();
});

test("a password is changed with the present one; other sessions end and this one stays", async ({
  page,
  url,
  letter,
  newWindow,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  const elsewhere = await newWindow();
  await signInByPage(elsewhere, person);
  await signInByPage(page, person);
  await page.goto("/account/security");
  await scan(page);
  await page.getByLabel("Present password").fill("not-the-password");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue(NEW_PASSWORD);
  await page.getByLabel("Present password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Password changed")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("");
  expect((await letter(person.email, "Your password was changed")).text).toContain("other sessions were ended");

  await elsewhere.goto("/account/profile");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Security");
});

test("a session is revoked, and its browser is out at the next click", async ({ page, url, newWindow }) => {
  const person = await signUp(url);
  const elsewhere = await newWindow();
  await signInByPage(elsewhere, person);
  await elsewhere.goto("/account/profile");
  await signInByPage(page, person);
  await page.goto("/account/security");
  const table = page.getByRole("table", { name: "Where you are signed in" });
  // The one by which the account was made, the other browser's, and this one.
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByText("This session")).toHaveCount(1);

  const others = table.getByRole("row").filter({ hasNotText: "This session" }).filter({ hasText: "Chrome" });
  await others.first().hover();
  await others
    .first()
    .getByRole("button", { name: /^Revoke/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Revoke the session of Chrome");
  await scan(page);
  await dialog.getByRole("button", { name: "Revoke session" }).click();
  await expect(dialog).toBeHidden();
  await expect(table.getByRole("row")).toHaveCount(3);

  await elsewhere.getByRole("link", { name: "Security" }).first().click();
  await expect(elsewhere).toHaveURL(`/sign-in?next=${encodeURIComponent("/account/security")}`);
});
