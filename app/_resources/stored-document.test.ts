import { describe, expect, test } from "vitest";

import { leadToStored, refusedDocument, storedDocument } from "./stored-document";
import { fileNameOf, linkNamed, linksOf } from "./stored-links";

const IMAGE = 'https://bucket.s3.eu-central-1.amazonaws.com/a.png?X-Amz-Signature="><script>&x=1';
const shown = (display: "image" | "text", url = IMAGE) =>
  storedDocument({ name: '<b>"a".png</b>', theme: "dark", signed: { url, display } });
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

describe("the document of a stored object", () => {
  test("lets the browser fetch from the one host, as what it is, and run only its own script", async () => {
    const image = shown("image");
    expect(policyOf(image).replaceAll(/'nonce-[\w+/=]+'/g, "'nonce'")).toBe(
      "default-src 'none'; img-src https://bucket.s3.eu-central-1.amazonaws.com; script-src 'nonce'; style-src 'nonce'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
    expect(policyOf(shown("text"))).toMatch(
      /^default-src 'none'; connect-src https:\/\/bucket\.s3[^;]+com; script-src/,
    );
    expect(image.headers.get("cache-control")).toBe("no-store");
    const html = await image.text();
    const nonce = /nonce-([\w+/=]+)'/.exec(policyOf(image))?.[1] ?? "";
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain(`<script nonce="${nonce}">`);
  });

  test("has names and addresses as text, and an object of a text nowhere in its own markup", async () => {
    for (const display of ["image", "text"] as const) {
      const html = await shown(display).text();
      expect(html).not.toContain("<b>");
      expect(html).not.toContain('"><script>');
      expect(html).toContain('name="referrer" content="no-referrer"');
    }
    expect(await shown("text").text()).not.toMatch(/innerHTML|insertAdjacent|document\.write/);
  });

  test("that is refused fetches nothing and says why", async () => {
    const refused = refusedDocument("Not <here>.", 404, "system");
    expect([refused.status, policyOf(refused).includes("script-src 'none'")]).toEqual([404, true]);
    expect(await refused.text()).toContain("Not &#60;here&#62;.");
    const led = leadToStored(IMAGE);
    expect([led.status, led.headers.get("cache-control")]).toEqual([303, "no-store"]);
  });
});

test("links are those of the address and of texts among the attributes, found again by their name", () => {
  const attributes = { loss: "s3://b/loss.png", note: "see s3://b/x", size: 3, log: "https://h.example/b/a.log" };
  const resource = { url: "azure://h/c/k", attributes };
  expect(linksOf(resource).map(({ attribute }) => attribute)).toEqual([null, "loss", "log"]);
  expect(linkNamed(resource, "loss")?.url).toBe("s3://b/loss.png");
  expect(linkNamed(resource, null)?.url).toBe("azure://h/c/k");
  expect(linkNamed(resource, "note")).toBeUndefined();
  expect(fileNameOf("s3://b/x/loss.png")).toBe("loss.png");
});
