/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { OidcPeer, CLIENT_ID, PEER_SECRET } from "../../server/testing/oidc-peer";
import { callApi, foundTenant, signUp, type Tenant } from "../api";
import { expect, scan, test as base } from "../fixtures";
import { look } from "../look";
import { startProduct } from "../product";
import { alertIn, fillSignIn } from "./people";

const run = promisify(execFile);

/** Verified for the tenant: whoever has an address there is led to its provider. The second is that of its owner. */
const DOMAINS = ["company.example", "example.com"] as const;
const [DOMAIN] = DOMAINS;

interface Company {
  peer: OidcPeer;
  /** Whom the provider signs in next. */
  who: { sub: string; email: string };
  tenant: Tenant;
}

/** An instance of these tests alone: where an address leads to a provider, everybody is asked for theirs first. */
const test = base.extend<object, { company: Company }>({
  product: [
    async ({}, use) => {
      const product = await startProduct({
        environment: {
          TENANTRY_SIGN_UP: "open",
          TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
          TENANTRY_OUTBOUND_ALLOW: "127.0.0.1",
        },
      });
      await use(product);
      await product.stop();
    },
    { scope: "worker" },
  ],

  company: [
    async ({ product, operator }, use) => {
      const peer = await OidcPeer.start();
      const company: Company = { peer, who: { sub: "", email: "" }, tenant: await foundTenant(product.url, operator) };
      const { organization, owner } = company.tenant;
      peer.intercept = (request, response) => {
        if (request.url?.startsWith("/authorize") !== true) return false;
        const address = `${peer.issuer}${request.url}`;
        void peer.allow(address, { claims: { ...company.who, email_verified: true } }).then((answer) => {
          const back = new URL(new URL(address).searchParams.get("redirect_uri") ?? "");
          back.search = new URLSearchParams(answer).toString();
          response.writeHead(302, { location: back.href }).end();
        });
        return true;
      };
      const at = `/organizations/${organization.id}/identity-providers`;
      const { issuer } = peer;
      const body = {
        protocol: "oidc",
        provider: "custom",
        displayName: "Company",
        clientId: CLIENT_ID,
        clientSecret: PEER_SECRET,
        issuer,
        authorizationEndpoint: `${issuer}/authorize`,
        accessTokenEndpoint: `${issuer}/token`,
        userInfoEndpoint: `${issuer}/userinfo`,
        jwksUri: `${issuer}/jwks`,
      };
      const call = { method: "POST", cookie: owner.cookie };
      const made = await callApi<{ id: string }>(product.url, at, { ...call, body });
      await callApi(product.url, `${at}/${made.id}/activate`, call);
      const env = { NODE_ENV: "production" as const, PATH: "/usr/bin:/bin" };
      for (const domain of DOMAINS) {
        await run(process.execPath, ["cli/bin.mjs", "verify-domain", domain, "--organization", organization.slug], {
          env: { ...env, TENANTRY_DATA: product.data, TENANTRY_URL: product.url },
        });
      }
      await use(company);
      await peer.stop();
    },
    { scope: "worker" },
  ],
});

/** Gives the address alone and goes on. */
async function say(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

test("an invited person's address leads to their provider, and on into the workspace that invites them", async ({
  page,
  browser,
  url,
  company,
}) => {
  const { owner, workspace } = company.tenant;
  for (const number of [1, 2]) {
    const body = { emails: [`Invited.${number}@${DOMAIN}`], role: "member" };
    const call = { method: "POST", body, cookie: owner.cookie };
    await callApi(url, `/workspaces/${workspace.id}/invitations`, call);
  }
  company.who = { sub: "subject-1", email: `invited.1@${DOMAIN}` };
  await page.goto("/sign-in");
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
  await scan(page);
  await say(page, `invited.1@${DOMAIN}`);
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects`);
  // The way needs no scripts.
  company.who = { sub: "subject-2", email: `invited.2@${DOMAIN}` };
  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL: url })).newPage();
  await plain.goto(`${url}/sign-in?next=/account/profile`);
  await say(plain, `invited.2@${DOMAIN}`);
  await plain.getByRole("link", { name: "Continue with Company" }).click();
  await expect(plain).toHaveURL(`${url}/workspaces/${workspace.slug}/projects`);
  await plain.context().close();
});

test("another address leads to the password, and whoever is not let in is told so", async ({ page, url, company }) => {
  const person = await signUp(url, { email: "somebody@elsewhere.example" });
  await page.goto("/sign-in");
  await say(page, person.email);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await scan(page);
  await fillSignIn(page, person);
  await expect(page).toHaveURL("/");
  await page.context().clearCookies();
  company.who = { sub: "subject-3", email: `nobody@${DOMAIN}` };
  await page.goto(`/sign-in/${company.tenant.organization.slug}`);
  await page.getByRole("link", { name: "Continue with Company" }).click();
  await expect(alertIn(page)).toContainText("nobody has let you into this organization yet");
  await expect(alertIn(page)).toContainText("req_");
  await scan(page);
});

test("an account with a password is connected by its own sign-in alone, and disconnected", async ({
  page,
  company,
}) => {
  const { organization, owner } = company.tenant;
  await look(page, `/sign-in/${organization.slug}`);
  company.who = { sub: "subject-4", email: owner.email };
  await page.goto(`/sign-in/${organization.slug}`);
  await page.getByRole("link", { name: "Continue with Company" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is this account yours?");
  const link = page.url();
  await look(page, link);
  await page.getByRole("link", { name: "Sign in to that account" }).click();
  await fillSignIn(page, owner);
  await expect(page).toHaveURL(link);
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account/security");
  const row = page.getByRole("row", { name: /Company/ });
  await expect(row).toContainText(owner.email);
  await look(page, "/account/security");
  await page
    .getByRole("button", { name: /Disconnect/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Provider disconnected")).toBeVisible();
  await expect(page.getByRole("button", { name: "Connect Company" })).toBeVisible();
});
