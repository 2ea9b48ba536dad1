import { signUp } from "../api";
import { expect, scan, test } from "../fixtures";
import { alertIn, fillSignIn, REFUSED, signInByPage, signOutByMenu } from "./people";

test("a wrong password is told, what was typed stays, and the right one leads to the page asked for", async ({
  page,
  url,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  await page.goto("/account/security?from=mail");
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent("/account/security?from=mail")}`);
  await scan(page);
  await fillSignIn(page, { ...person, password: "not-the-password" });
  const alert = alertIn(page);
  await expect(alert).toHaveText("The e-mail address or the password is not right.");
  await expect(alert).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue(person.email);
  await scan(page);
  await fillSignIn(page, person);
  await expect(page).toHaveURL("/account/security?from=mail");
});

test("an unknown address is answered as a wrong password is, and too many tries are told", async ({
  page,
  url,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  for (const email of ["nobody-0001@example.com", person.email]) {
    await page.goto("/sign-in");
    await fillSignIn(page, { email, password: "not-the-password" });
    await expect(alertIn(page)).toHaveText("The e-mail address or the password is not right.");
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answered = page.waitForResponse(/\/api\/auth\/callback\//);
    await fillSignIn(page, { email: person.email, password: `wrong-${attempt}` });
    await answered;
    await expect(alertIn(page)).toBeVisible();
  }
  await expect(alertIn(page)).toContainText("Too many attempts");
});

test("never leads to another site", async ({ page, url, newWindow }) => {
  const person = await signUp(url);
  await page.goto(`/sign-in?next=${encodeURIComponent("//example.org/evil")}`);
  await fillSignIn(page, person);
  await expect(page).toHaveURL("/");
  const other = await newWindow();
  await other.goto(`/sign-in?next=${encodeURIComponent("https:evil")}`);
  await fillSignIn(other, person);
  await expect(other).toHaveURL("/");
});

test("works by keyboard alone", async ({ page, url }) => {
  const person = await signUp(url);
  await page.goto("/sign-in");
  const email = page.getByLabel("E-mail address");
  for (
    let presses = 0;
    presses < 5 && !(await email.evaluate((node) => node === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press("Tab");
  }
  await expect(email).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(alertIn(page)).toContainText("2 fields need your attention");
  await expect(email).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
});

test("signing out ends the session on the server", async ({ page, context, url }) => {
  const person = await signUp(url);
  await signInByPage(page, person);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith("tenantry.session"));
  await page.goto("/account/profile");
  await signOutByMenu(page);
  // Whoever kept the cookie has nothing by it.
  await context.addCookies(session === undefined ? [] : [session]);
  await page.goto("/account/profile");
  await expect(page).toHaveURL(/\/sign-in/);
  const answer = await page.request.get("/api/v1/account/profile", {
    headers: { cookie: `${session?.name ?? ""}=${session?.value ?? ""}` },
  });
  expect(answer.status()).toBe(401);
});

test("somebody signed in is led on from the sign-in page", async ({ page, url }) => {
  await signInByPage(page, await signUp(url));
  await page.goto("/sign-in?next=/account/profile");
  await expect(page).toHaveURL("/account/profile");
});
