import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Nothing that is served names a host outside: pages work where there is none, and nobody outside learns of them. */

/** Names of things in the documents themselves (RFC 3986: an address need lead nowhere). */
const NAMES = /^(data|blob|mailto|about):/;

/** Where everything in a page leads that a browser loads, sends to or offers to open. */
async function addressesIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ["src", "href", "action", "formaction", "poster", "srcset", "ping", "manifest"];
    return names.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)]
        // Several stand in a srcset, each with its size behind it.
        .flatMap((element) => (element.getAttribute(name) ?? "").split(", "))
        .map((text) => new URL(text.split(" ")[0] ?? "", document.baseURI).href),
    );
  });
}

/** What styles load. */
async function addressesOfStyles(page: Page): Promise<string[]> {
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href),
  );
  const found = await Promise.all(
    sheets.map(async (href) => {
      const text = await (await page.request.get(href)).text();
      const loads = [...text.matchAll(/(?:url\(|@import\s+)\s*["']?([^"')\s;]+)/g)];
      return loads.map(([, address = ""]) => new URL(address, href).href);
    }),
  );
  return found.flat();
}

test("no page, style or letter leads outside, and no request goes there", async ({
  page,
  url,
  tenant,
  login,
  letter,
}) => {
  test.setTimeout(120_000);
  const outside: string[] = [];
  const note = (where: string, addresses: readonly string[]) =>
    outside.push(
      ...addresses
        .filter((address) => !NAMES.test(address) && new URL(address).origin !== url)
        .map((address) => `${where}: ${address}`),
    );
  page.on("request", (request) => note("requested", [request.url()]));
  const { workspace, organization, owner } = tenant;
  const open = ["/sign-in", "/sign-up", "/reset-password", "/docs/api"];
  const inside = [
    ...["/", "/account/security", "/account/preferences", "/account/storage", "/account/inbox", "/device"],
    ...["projects", "members", "vaults", "access", "usage"].map((part) => `/workspaces/${workspace.slug}/${part}`),
    ...["identity-providers/new", "domains", "provisioning", "billing"].map(
      (part) => `/organizations/${organization.slug}/${part}`,
    ),
  ];
  for (const path of [...open, ...inside]) {
    if (path === inside[0]) await login("owner");
    await page.goto(path);
    const addresses = await addressesIn(page);
    expect(addresses.length, path).toBeGreaterThan(5);
    note(path, addresses);
  }
  const styles = await addressesOfStyles(page);
  expect(styles.length).toBeGreaterThan(0);
  note("styles", styles);
  const { html = "" } = await letter(owner.email);
  const inLetter = [...html.matchAll(/(?:src|href|action|background)\s*=\s*"([^"]+)"|url\(([^)]+)\)/g)];
  expect(inLetter.length).toBeGreaterThan(0);
  note(
    "letter",
    inLetter.map(([, attribute = "", style = ""]) => new URL(attribute || style, url).href),
  );
  expect(outside).toEqual([]);
});
