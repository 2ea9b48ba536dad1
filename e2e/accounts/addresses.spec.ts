import { newIdentity, signUp } from "../api";
import { expect, scan, test } from "../fixtures";
import { alertIn, fillSignIn, fillSignUp, linkIn, REFUSED, signInByPage } from "./people";

const PASSWORD = "an-unusual-but-fixed-passphrase";

test("somebody signs up and confirms their address by the letter's link, once", async ({ page, letter }) => {
  const person = { ...newIdentity(), password: PASSWORD };
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Sign up" }).click();
  await fillSignUp(page, person);
  await scan(page);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByText("Your account is ready")).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account/profile");
  await expect(page.getByText("Not confirmed", { exact: true })).toBeVisible();
  await scan(page);

  const link = linkIn(await letter(person.email, "Confirm your e-mail address"));
  // Mail scanners open links too: that changes nothing.
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(link);
    await expect(page.getByText(`Confirm that ${person.email} is yours.`)).toBeVisible();
  }
  await page.goto("/account/profile");
  await expect(page.getByText("Not confirmed", { exact: true })).toBeVisible();
  await page.goto(link);
  await scan(page);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByText("Your address is confirmed")).toBeVisible();
  await page.goto("/account/profile");
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
});

test("a link sent again replaces the one before", async ({ page, url, letter }) => {
  const person = await signUp(url);
  const first = linkIn(await letter(person.email, "Confirm your e-mail address"));
  await signInByPage(page, person);
  await page.goto("/account/profile");
  await page.getByRole("button", { name: "Send link again" }).click();
  await expect(page.getByText(`Link sent to ${person.email}`)).toBeVisible();
  await page.goto(first);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  let second = first;
  await expect
    .poll(async () => (second = linkIn(await letter(person.email, "Confirm your e-mail address"))))
    .not.toBe(first);
  await page.goto(second);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByText("Your address is confirmed")).toBeVisible();
});

test("an address changes once the new one is proved, and the former one is told", async ({
  page,
  url,
  letter,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  const { email } = newIdentity();
  await signInByPage(page, person);
  await page.goto("/account/profile");
  await page.getByRole("button", { name: /^Change/ }).click();
  const dialog = page.getByRole("dialog", { name: "Change your e-mail address" });
  await expect(dialog.getByLabel("New e-mail address")).toBeFocused();
  await scan(page);
  await dialog.getByLabel("New e-mail address").fill(email);
  await dialog.getByLabel("Password", { exact: true }).fill("not-the-password");
  await dialog.getByRole("button", { name: "Send link" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await expect(dialog.getByLabel("New e-mail address")).toHaveValue(email);
  await dialog.getByLabel("Password", { exact: true }).fill(person.password);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Look at the mail of the new address")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Change/ })).toBeFocused();
  await expect(page.getByRole("main").getByText(person.email)).toBeVisible();

  await page.goto(linkIn(await letter(email, "Confirm your new e-mail address")));
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByText("Your address is changed")).toBeVisible();
  const notice = await letter(person.email, "was changed");
  expect(notice.text).toContain("now uses another e-mail address");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fillSignIn(page, person);
  await expect(alertIn(page)).toContainText("not right");
  await fillSignIn(page, { email, password: person.password });
  await expect(page).toHaveURL("/");
});

test("a name is changed in its place", async ({ page, url }) => {
  await signInByPage(page, await signUp(url));
  await page.goto("/account/profile");
  await page.getByRole("button", { name: "Edit Name" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Fill in this field.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Another Name");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Edit Name" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Your menu, Another Name" })).toBeVisible();
});
