import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { signUp } from "../api";
import { arrived } from "../arrived";
import { expect, scan, test } from "../fixtures";
import { staleOnce } from "../stale-session";
import { fillSignIn, REFUSED, signInByPage, signOutByMenu } from "./people";

const SECONDS = 30;

/** What the app shows so many steps from now: no code counts twice, and the next one is taken already. */
function codeOf(secret: string, ahead = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1_000) + ahead * SECONDS });
}

/** A phone in the browser, whose owner is asked for their finger. */
async function givePasskeys(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await session.send("WebAuthn.addVirtualAuthenticator", { options });
}

async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = await dialog.locator("code").innerText();
  await scan(page);
  await dialog.getByLabel("Code that the app shows").fill(await codeOf(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  const codes = await dialog.getByRole("listitem").allInnerTexts();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 codes are left.")).toBeVisible();
  return { secret, codes };
}

/** Gives the password again, and is there where the second factor is asked for. */
async function toSecondFactor(page: Page, person: { email: string; password: string }, next = ""): Promise<void> {
  await page.goto(`/sign-in${next}`);
  await fillSignIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second factor");
  await arrived(page);
}

test("an app for one-time codes is asked for after the password, and a recovery code stands in for it", async ({
  page,
  url,
  letter,
  newWindow,
  watch,
}) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  await signInByPage(page, person);
  const { secret, codes } = await setUpApp(page);
  await signOutByMenu(page);

  await toSecondFactor(page, person);
  await scan(page);
  await page.getByLabel("Code of the app").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code is not right")).toBeVisible();
  await page.getByLabel("Code of the app").fill(await codeOf(secret, 1));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");

  const elsewhere = await newWindow();
  await toSecondFactor(elsewhere, person, "?next=%2Faccount%2Fsecurity");
  await elsewhere.getByLabel("Code of the app").fill("000000");
  await elsewhere.keyboard.press("Enter");
  await expect(elsewhere.getByText("This code is not right")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Use a recovery code" }).click();
  await expect(elsewhere.getByText("code is not right")).toHaveCount(0);
  await expect(elsewhere.getByLabel("Recovery code")).toBeFocused();
  await elsewhere.getByLabel("Recovery code").fill("0000-0000-0000-0000");
  await elsewhere.keyboard.press("Enter");
  await expect(elsewhere.getByText("This recovery code is not right")).toBeVisible();
  await elsewhere.getByLabel("Recovery code").fill(codes[0] ?? "");
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL("/account/security");
  await arrived(elsewhere);
  await expect(elsewhere.getByText("9 codes are left.")).toBeVisible();
  expect((await letter(person.email, "A recovery code of your account was used")).text).toContain("9 of them are left");

  await elsewhere.getByRole("button", { name: "Sign out everywhere else" }).click();
  await elsewhere.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(elsewhere.getByRole("dialog")).toBeHidden();
  await page.goto("/account/profile");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a passkey signs in alone", async ({ page, url, watch }) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  await givePasskeys(page);
  await signInByPage(page, person);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Phone");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("table", { name: "Your passkeys" })).toContainText("Signs in alone");
  await scan(page);
  await signOutByMenu(page);

  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/");
  await arrived(page);
  await signOutByMenu(page);
  await toSecondFactor(page, person);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL("/");
});

test("a dangerous step asks who it is once more, and then goes on", async ({ page, url, watch }) => {
  watch.allow(REFUSED);
  const person = await signUp(url);
  await signInByPage(page, person);
  await page.goto("/account/security");
  const before = await page.context().cookies();
  await staleOnce(page, "secondFactors.beginTotp");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
  await dialog.getByLabel("Password", { exact: true }).fill("not-the-password");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await scan(page);
  await dialog.getByLabel("Password", { exact: true }).fill(person.password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("dialog", { name: "Set up an app for one-time codes" })).toBeVisible();
  const sessionIn = (cookies: typeof before) => cookies.find(({ name }) => name.endsWith("tenantry.session"))?.value;
  expect(sessionIn(await page.context().cookies())).not.toBe(sessionIn(before));
});
