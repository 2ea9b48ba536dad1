/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { OidcPeer, CLIENT_ID, PEER_SECRET } from "../../server/testing/sso/oidc-peer";
import { callApi, foundTenant, type Place, type Tenant } from "../api";
import { BOOT_MILLISECONDS, test as base } from "../fixtures";
import { startProduct, type Product } from "../product";

const run = promisify(execFile);

/** Verified for the tenant: whoever has an address there is led to its provider. The second is that of its owner. */
const DOMAINS = ["company.example", "example.com"] as const;
export const [DOMAIN] = DOMAINS;

export interface Company {
  peer: OidcPeer;
  /** Whom the provider signs in next. */
  who: { sub: string; email: string };
  tenant: Tenant;
}

/** Verifies a mail domain as an operator does on the host, where no DNS record can be shown. */
export async function verifyDomain({ data, url }: Product, domain: string, { slug }: Place): Promise<void> {
  await run(process.execPath, ["cli/bin.mjs", "verify-domain", domain, "--organization", slug], {
    env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", TENANTRY_DATA: data, TENANTRY_URL: url },
  });
}

/** An instance of these tests alone: where an address leads to a provider, everybody is asked for theirs first. */
export const test = base.extend<object, { company: Company }>({
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
    { scope: "worker", timeout: BOOT_MILLISECONDS },
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
      for (const domain of DOMAINS) await verifyDomain(product, domain, organization);
      await use(company);
      await peer.stop();
    },
    { scope: "worker" },
  ],
});
