import { createPublicKey, createVerify } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SamlConnection } from "@/server/sso/provider";
import { keyPair, samlConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { draftOf, failed, foundSaml, offer, outcomeOf, reasonOf, withSettings } from "@/server/testing/sso/saml";
import { encodeXml, forge, type Draft, type SigningKey } from "@/server/testing/sso/saml-forger";
import { samlProvider, type SamlProvider } from "@/server/testing/sso/saml-provider";
import { newKeyPair } from "../../identity-providers/commands/key-pair";
import { readMetadata } from "./metadata";
import { ownMetadata } from "./own-metadata";
import { samlProtocol } from "./protocol";

useDatabase();

let owner: Person;
let of: OrganizationRef;
let provider: SamlProvider;
let connection: SamlConnection;
let key: SigningKey;
/** A second pair, for whatever needs another one. */
let spare: SigningKey;

beforeAll(async () => {
  owner = await person();
  of = await organization(owner);
  key = await keyPair();
  spare = await newKeyPair("Another one");
  provider = await samlProvider();
  const { entityId, ssoUrl } = provider;
  connection = await foundSaml((await samlConnection(owner, of, { entityId, ssoUrl })).id);
});

afterAll(() => provider.close());

/** The whole way, with an identity provider that knows nothing of our code. */
async function roundTrip(by: SamlConnection) {
  const { destination, remembered } = await samlProtocol.begin(by, "the state");
  const asked =
    destination.kind === "redirect"
      ? { method: "GET" as const, fields: Object.fromEntries(new URL(destination.url).searchParams) }
      : { method: "POST" as const, fields: { ...destination.fields } };
  const { url, fields } = await provider.answer(asked);
  const answer = await samlProtocol.answer(systemRequest("sign-in"), by, remembered, fields);
  return { destination, remembered, url, fields, answer };
}

/** The connection, with requests that are signed. */
function signing(): SamlConnection {
  const signs = withSettings(connection, { signRequests: true, publicKey: spare.certificate });
  return { ...signs, privateKey: spare.privateKey };
}

describe("the way to an identity provider and back", () => {
  test("ends with who somebody is, by redirect", async () => {
    const { destination, url, fields, answer } = await roundTrip(connection);
    expect(destination).toMatchObject({
      kind: "redirect",
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) as string,
    });
    expect(url).toBe(`http://localhost:3000/sso/${connection.id}/acs`);
    expect(fields.RelayState).toBe("the state");
    expect(failed(answer)).toEqual([]);
    expect(answer.outcome).toEqual({
      ok: true,
      identity: {
        subject: "member-0001",
        email: "member-0001@example.com",
        emailVerified: null,
        name: "Member One",
        givenName: null,
        familyName: null,
        picture: null,
        groups: ["engineering", "employees"],
      },
      session: {
        nameId: "member-0001",
        nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        sessionIndex: "_s1",
      },
    });
  });

  test("ends there by POST too, whose request is not compressed", async () => {
    const { destination, answer } = await roundTrip(withSettings(connection, { ssoBinding: "post" }));
    if (destination.kind !== "post") throw new Error("no form");
    expect(Buffer.from(destination.fields.SAMLRequest ?? "", "base64").toString()).toContain("<samlp:AuthnRequest");
    expect(reasonOf(answer)).toBe("in");
  });

  test("asks for nothing that providers refuse: no class of authentication, no format of names", async () => {
    const { destination } = await samlProtocol.begin(connection, "state");
    if (destination.kind !== "redirect") throw new Error("no redirect");
    const packed = new URL(destination.url).searchParams.get("SAMLRequest") ?? "";
    const xml = inflateRawSync(Buffer.from(packed, "base64")).toString();
    expect(xml).not.toContain("RequestedAuthnContext");
    expect(xml).not.toContain("Format=");
    expect(xml).toContain(`AssertionConsumerServiceURL="http://localhost:3000/sso/${connection.id}/acs"`);
    expect(xml).toContain(`>http://localhost:3000/sso/${connection.id}/metadata</saml:Issuer>`);
  });

  test("asks anew where a fresh proof is wanted, and only there", async () => {
    const asksAnew = async (again: boolean) => {
      const { destination } = await samlProtocol.begin(connection, "state", again);
      const packed = new URL(destination.url).searchParams.get("SAMLRequest") ?? "";
      return inflateRawSync(Buffer.from(packed, "base64")).toString().includes('ForceAuthn="true"');
    };
    expect([await asksAnew(true), await asksAnew(false)]).toEqual([true, false]);
  });

  test("each time has a request of its own", async () => {
    const [one, two] = [await samlProtocol.begin(connection, "a"), await samlProtocol.begin(connection, "b")];
    expect(one.remembered.requestId).toMatch(/^_[0-9a-f]{40}$/);
    expect(one.remembered.requestId).not.toBe(two.remembered.requestId);
  });
});

describe("signed requests", () => {
  test("carry a signature by SHA-256 in the address, which the provider finds to be true", async () => {
    const by = signing();
    const { destination } = await samlProtocol.begin(by, "state");
    if (destination.kind !== "redirect") throw new Error("no redirect");
    const { searchParams, search } = new URL(destination.url);
    expect(searchParams.get("SigAlg")).toBe("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    const content = search.slice(1).replace(/&Signature=.*$/, "");
    const signature = Buffer.from(searchParams.get("Signature") ?? "", "base64");
    const verifier = createVerify("RSA-SHA256").update(content);
    expect(verifier.verify(createPublicKey(spare.certificate), signature)).toBe(true);
  });

  test("are taken by a provider that asks for them, which refuses those without", async () => {
    const by = signing();
    provider.requestCertificate = spare.certificate;
    expect(reasonOf((await roundTrip({ ...by, settings: { ...by.settings, ssoBinding: "post" } })).answer)).toBe("in");
    expect(reasonOf((await roundTrip(by)).answer)).toBe("in");
    await expect(roundTrip(connection)).rejects.toThrow();
    provider.requestCertificate = undefined;
  });
});

describe("what an assertion says", () => {
  const identityOf = async (changes: Partial<Draft>, settings = {}) => {
    const { outcome } = await offer(withSettings(connection, settings), forge(draftOf(connection, key, changes)));
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome;
  };

  test("is mapped by the names of the connection, with one value or many", async () => {
    const claims = {
      ...connection.settings.claims,
      userId: "uid",
      email: "NameID",
      groups: "memberOf",
      givenName: "first",
    };
    const { identity } = await identityOf(
      { nameId: "member-0002@example.com", attributes: { uid: "0002", memberOf: "one", first: ["Ada", "Augusta"] } },
      { claims },
    );
    expect(identity).toMatchObject({
      subject: "0002",
      email: "member-0002@example.com",
      givenName: "Ada",
      groups: ["one"],
    });
  });

  test("takes the address from a NameID that is one, where no attribute has it", async () => {
    const nameIdFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    const { identity } = await identityOf({ nameId: "member-0003@example.com", nameIdFormat, attributes: {} });
    expect(identity).toMatchObject({ email: "member-0003@example.com", groups: null });
    expect((await identityOf({ attributes: {} })).identity.email).toBeNull();
  });

  test("keeps what comes with odd names and without values apart", async () => {
    const { identity } = await identityOf({
      attributes: { ["__proto__"]: "x", constructor: "y", mail: "", groups: [] },
    });
    expect(identity).toMatchObject({ email: null, name: null, groups: [] });
  });

  test("ends the session when the provider's ends", async () => {
    const { session } = await identityOf({ sessionNotOnOrAfter: 3_600 });
    expect(Math.round((Date.parse(session.endsAt ?? "") - Date.now()) / 60_000)).toBe(60);
  });

  test("is shown to who tests, with each check", async () => {
    const answer = await offer(connection, forge(draftOf(connection, key, { audience: "https://other.example" })));
    expect(answer.claims).toMatchObject({ NameID: "member-0001", groups: ["engineering", "employees"] });
    const [audience] = failed(answer);
    expect(audience).toMatchObject({
      check: "audience",
      detail: expect.stringContaining("https://other.example") as string,
    });
    const passed = answer.checks.filter(({ result }) => result === "passed").map(({ check }) => check);
    expect(passed).toEqual(
      expect.arrayContaining(["status", "signature", "certificate", "clock", "request", "recipient"]),
    );
  });
});

describe("two certificates of a provider", () => {
  test("prove its responses at once, until one is retired", async () => {
    const { entityId, ssoUrl } = provider;
    const certificates = [key.certificate, spare.certificate];
    const { id } = await samlConnection(owner, of, { entityId, ssoUrl, certificates });
    const both = await foundSaml(id);
    expect(await outcomeOf(both, key)).toBe("in");
    expect(await outcomeOf(both, spare)).toBe("in");
    const used = await sql(
      `select 1 from "identity_provider_certificates" where "identityProviderId" = $1 and "lastUsedAt" is not null`,
      id,
    );
    expect(used).toHaveLength(2);

    const first = both.certificates.find(({ pem }) => pem.trim() === key.certificate.trim());
    await sql(`update "identity_provider_certificates" set "retiredAt" = now() where "id" = $1`, first?.id);
    const one = await foundSaml(id);
    expect(one.certificates).toHaveLength(1);
    expect(await outcomeOf(one, key)).toBe("saml_signature");
    expect(await outcomeOf(one, spare)).toBe("in");
  });

  test("name the unknown one to who tests", async () => {
    const answer = await offer(connection, forge(draftOf(connection, key, { signAssertion: { key: spare } })));
    expect(failed(answer)[0]?.detail).toMatch(/not stored here \(SHA-256 [0-9A-F:]{95}\)/);
  });
});

describe("metadata", () => {
  test("of ours names the entity, the address of responses and the key that signs", async () => {
    const xml = await ownMetadata(signing());
    expect(xml).toContain(`entityID="http://localhost:3000/sso/${connection.id}/metadata"`);
    expect(xml).toContain(`Location="http://localhost:3000/sso/${connection.id}/acs"`);
    expect(xml).toContain('WantAssertionsSigned="true"');
    expect(xml).toContain('AuthnRequestsSigned="true"');
    expect(xml).not.toContain("PRIVATE");
    expect(await ownMetadata(connection)).not.toContain("KeyDescriptor");
  });

  test("of a provider fills the connection in", () => {
    const { entityId, ssoUrl, metadata } = provider;
    const read = readMetadata(metadata);
    expect(read).toMatchObject({ entityId, ssoUrl, ssoBinding: "redirect" });
    expect(read.certificates.map((pem) => pem.trim())).toEqual([key.certificate.trim()]);
    const post = metadata.replace("bindings:HTTP-Redirect", "bindings:SOAP");
    expect(readMetadata(`\uFEFF<!-- made by hand -->${post.slice(post.indexOf("<EntityDescriptor"))}`).ssoBinding).toBe(
      "post",
    );
  });

  test.each([
    ["something else", "<html></html>", "saml_metadata"],
    ["no XML", "nothing", "saml_metadata"],
    ["a service provider", () => ownMetadata(connection), "saml_metadata"],
    [
      "a document type",
      () => provider.metadata.replace("<EntityDescriptor", "<!DOCTYPE x><EntityDescriptor"),
      "saml_doctype",
    ],
    ["more than is read", () => provider.metadata + " ".repeat(600_000) + "<a/>", "saml_too_large"],
    ["no certificate", () => provider.metadata.replace(/<KeyDescriptor.*<\/KeyDescriptor>/s, ""), "saml_metadata"],
    ["a broken certificate", () => provider.metadata.replace(/MII[^<]*/, "MIIBroken"), "saml_metadata"],
    [
      "an address that runs a script",
      () => provider.metadata.replaceAll("http://127", "javascript://127"),
      "saml_metadata",
    ],
  ])("is refused where it is %s", async (_what, xml, reason) => {
    const text = typeof xml === "string" ? xml : await xml();
    expect(await refusalOf(Promise.resolve().then(() => readMetadata(text)))).toBe(`INVALID ${reason} (metadata)`);
  });
});

describe("signing out", () => {
  test("tells a provider that has an address for it who leaves", async () => {
    const by = withSettings(connection, { sloUrl: `${provider.ssoUrl}/out` });
    const out = await samlProtocol.signOut(by, { nameId: "member-0001", sessionIndex: "_s1" });
    if (out?.kind !== "redirect") throw new Error("no redirect");
    const packed = new URL(out.url).searchParams.get("SAMLRequest") ?? "";
    const xml = inflateRawSync(Buffer.from(packed, "base64")).toString();
    expect(xml).toContain(">member-0001</saml:NameID>");
    expect(xml).toContain("_s1");
    expect(await samlProtocol.signOut(connection, { nameId: "member-0001" })).toBeNull();
    expect(await samlProtocol.signOut(by, {})).toBeNull();
  });
});

test("what is posted may be broken into lines, as some providers do", async () => {
  const lines = encodeXml(forge(draftOf(connection, key))).replace(/.{76}/g, "$&\r\n");
  const { outcome } = await samlProtocol.answer(
    systemRequest("sign-in"),
    connection,
    { requestId: "_request" },
    { SAMLResponse: lines },
  );
  expect(outcome.ok).toBe(true);
});
