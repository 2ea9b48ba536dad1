import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerSso } from "@/server/sso/door";
import type { SamlConnection } from "@/server/sso/provider";
import { readMetadata } from "@/server/sso/saml/metadata";
import { keyPair, samlConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { draftOf, foundSaml, offer, reasonOf } from "@/server/testing/sso/saml";
import { encodeXml, forge, type SigningKey } from "@/server/testing/sso/saml-forger";

useDatabase();

let connection: SamlConnection;
let key: SigningKey;
let outside: Server;
let fetched = 0;

beforeAll(async () => {
  const owner = await person();
  key = await keyPair();
  connection = await foundSaml((await samlConnection(owner, await organization(owner))).id);
  outside = createServer((_request, response) => {
    fetched += 1;
    response.end("root:x:0:0");
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  outside.close();
});

const good = () => forge(draftOf(connection, key));
const address = () => `http://127.0.0.1:${(outside.address() as AddressInfo).port}/secret`;
const inNameId = (text: string) => good().replace("member-0001<", `${text}<`);
const deep = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
const BOMB = `<!DOCTYPE b [<!ENTITY a "${"a".repeat(100)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? "" : n - 1};`.repeat(10)}">`).join("")}]>`;

/** Each as it would be posted, with the reason to refuse it. */
const DOCUMENTS: readonly (readonly [string, () => string, string])[] = [
  ["a document type", () => `<!DOCTYPE samlp:Response>${good()}`, "saml_doctype"],
  ["an external document type", () => `<!DOCTYPE r SYSTEM "${address()}">${good()}`, "saml_doctype"],
  ["an external entity", () => `<!DOCTYPE r [<!ENTITY x SYSTEM "${address()}">]>${inNameId("&x;")}`, "saml_doctype"],
  ["a parameter entity", () => `<!DOCTYPE r [<!ENTITY % x SYSTEM "${address()}"> %x;]>${good()}`, "saml_doctype"],
  ["a bomb of entities", () => BOMB + inNameId("&a8;"), "saml_doctype"],
  ["an entity that nothing declares", () => inNameId("&x;"), "saml_unreadable"],
  ["a style sheet", () => `<?xml-stylesheet href="${address()}"?>${good()}`, "saml_comment"],
  [
    "1,000 elements inside of each other",
    () => good().replace("</samlp:Status>", `</samlp:Status>${deep(1_000)}`),
    "saml_too_large",
  ],
  [
    "10,000 elements inside of each other",
    () => good().replace("</samlp:Status>", `</samlp:Status>${deep(10_000)}`),
    "saml_too_large",
  ],
  [
    "20,000 elements",
    () => good().replace("</samlp:Status>", `</samlp:Status>${"<a></a>".repeat(20_000)}`),
    "saml_too_large",
  ],
  [
    "9,000 attributes",
    () =>
      good().replace(
        "<samlp:Response",
        `<samlp:Response${Array.from({ length: 9_000 }, (_, n) => ` a${n}="1"`).join("")}`,
      ),
    "saml_too_large",
  ],
  ["a megabyte of text", () => inNameId("x".repeat(1_000_000)), "saml_too_large"],
  ["an element that does not close", () => good().replace("</samlp:Response>", ""), "saml_unreadable"],
  ["one document after the other", () => good() + good(), "saml_unreadable"],
  ["NUL", () => inNameId("admin\u0000"), "saml_unreadable"],
  ["NUL by reference", () => inNameId("admin&#0;"), "saml_unreadable"],
  ["half of a pair of surrogates", () => inNameId("admin&#xD800;"), "saml_unreadable"],
  ["no XML", () => "SAMLResponse", "saml_unreadable"],
  ["another element", () => "<html></html>", "saml_unreadable"],
];

describe("a document that would harm who reads it (attack 3)", () => {
  test.each(DOCUMENTS)("is refused at once where it is or holds %s", async (_what, make, reason) => {
    const xml = make();
    const before = process.memoryUsage();
    const started = performance.now();
    expect(reasonOf(await offer(connection, xml))).toBe(reason);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - before.rss).toBeLessThan(50 * 1_048_576);
    expect(fetched).toBe(0);
  });

  test("is refused where it is no Base64, no UTF-8, or nothing", async () => {
    const say = async (SAMLResponse: string | undefined) => {
      const body = new URLSearchParams(SAMLResponse === undefined ? {} : { SAMLResponse });
      const url = `http://localhost:3000/sso/${connection.id}/acs`;
      return (await answerSso(new Request(url, { method: "POST", body }), connection.id, "acs")).status;
    };
    expect(await say("<xml>")).toBe(400);
    expect(await say(Buffer.from([0xff, 0xfe, 0x3c]).toString("base64"))).toBe(400);
    expect(await say(undefined)).toBe(400);
    expect(await say("")).toBe(400);
  });

  test("is answered 400 at the door, and changes nothing", async () => {
    const accounts = await sql('select 1 from "users"');
    const body = new URLSearchParams({ SAMLResponse: encodeXml(BOMB + good()), RelayState: "/" });
    const url = `http://localhost:3000/sso/${connection.id}/acs`;
    const answer = await answerSso(new Request(url, { method: "POST", body }), connection.id, "acs");
    expect(answer.status).toBe(400);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await answer.text()).not.toContain("ENTITY");
    expect(await sql('select 1 from "users"')).toHaveLength(accounts.length);
    expect(await sql('select 1 from "consumed_assertions"')).toHaveLength(0);
  });

  test.each([
    ["a document type", () => "<!DOCTYPE x><a></a>", "saml_doctype"],
    ["an external entity", () => `<!DOCTYPE r [<!ENTITY x SYSTEM "${address()}">]><a>&x;</a>`, "saml_doctype"],
    ["a bomb of entities", () => `${BOMB}<a>&a8;</a>`, "saml_doctype"],
    ["10,000 elements inside of each other", () => deep(10_000), "saml_too_large"],
    ["a megabyte", () => `<a>${"x".repeat(1_000_000)}</a>`, "saml_too_large"],
  ])("is refused at once as metadata, where it is or holds %s", async (_what, make, reason) => {
    const xml = make();
    const started = performance.now();
    expect(await refusalOf(Promise.resolve().then(() => readMetadata(xml)))).toBe(`INVALID ${reason} (metadata)`);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(fetched).toBe(0);
  });
});

describe("a document of many groups", () => {
  test("is read, since large companies have them", async () => {
    const groups = Array.from({ length: 1_000 }, (_, n) => `CN=group-${n},OU=Groups,DC=example,DC=com`);
    const { outcome } = await offer(connection, forge(draftOf(connection, key, { attributes: { groups } })));
    expect(outcome).toMatchObject({ ok: true, identity: { groups } });
  });
});
