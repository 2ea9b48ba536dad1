import { expect, type Locator, type Page } from "@playwright/test";
import type { ReceivedLetter } from "../../server/testing/servers/smtp";
import { arrived } from "../arrived";

interface Known {
  email: string;
  password: string;
}

export const NEW_PASSWORD = "another-unusual-passphrase";

/** Refused sign-ins and commands are failed requests to the browser, which prints each. */
export const REFUSED = /status of 40[0-9]|status of 4(10|22|29)/;

/** What a form says on top; Next has an empty alert of its own beside the page. */
export function alertIn(page: Page): Locator {
  return page.getByRole("main").getByRole("alert");
}

/** Fills in the sign-in page, wherever it leads. */
export async function fillSignIn(page: Page, { email, password }: Known): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  const typed = page.getByLabel("Password", { exact: true });
  // Where some address leads to a connection, it is asked for alone at first.
  if (!(await typed.isVisible())) await page.getByRole("button", { name: "Continue", exact: true }).click();
  await typed.fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signInByPage(page: Page, person: Known): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, person);
  await expect(page).toHaveURL("/");
}

export async function signOutByMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("link", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

export async function fillSignUp(page: Page, person: Known & { name: string }): Promise<void> {
  // Whoever comes by a link of another page has loaded this one without going to it.
  await page.getByRole("button", { name: /^(Sign up|Create)/ }).waitFor();
  await arrived(page);
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
}

/** The link of a letter, as its reader opens it. */
export function linkIn({ text = "" }: ReceivedLetter): string {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}
