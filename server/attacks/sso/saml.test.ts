import { beforeAll, describe, expect, test } from "vitest";
import type { SamlConnection } from "@/server/sso/provider";
import { consume } from "@/server/sso/saml/consume";
import { parseXml } from "@/server/sso/saml/xml";
import { atOnce } from "@/server/testing/at-once";
import { keyPair, samlConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { newKeyPair } from "@/server/identity-providers/commands/key-pair";
import { organization, person } from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { draftOf, foundSaml, offer, outcomeOf, reasonOf, REQUEST, withSettings } from "@/server/testing/sso/saml";
import {
  assertionXml,
  behindIssuer,
  forge,
  newSamlId,
  responseXml,
  signatureOf,
  signed,
  WITH_COMMENTS,
  type Draft,
  type SigningKey,
} from "@/server/testing/sso/saml-forger";

useDatabase();

const VICTIM = "victim@example.com";
const HOUR = 3_600;

let connection: SamlConnection;
let key: SigningKey;
let stranger: SigningKey;

beforeAll(async () => {
  const owner = await person();
  key = await keyPair();
  stranger = await newKeyPair("somebody else");
  connection = await foundSaml((await samlConnection(owner, await organization(owner))).id);
});

const outcome = (changes: Partial<Draft>) => outcomeOf(connection, key, changes);

describe("a response that is as it should be", () => {
  test("says who somebody is, whatever of it is signed", async () => {
    expect(await outcome({})).toBe("in");
    expect(await outcome({ signResponse: { key } })).toBe("in");
    const either = withSettings(connection, { requireSignedAssertions: false });
    expect(await outcomeOf(either, key, { signAssertion: null, signResponse: { key } })).toBe("in");
    expect(await outcome({ signAssertion: { key, algorithm: "sha512" } })).toBe("in");
  });
});

describe("a signed assertion that somebody else's words are put to (attack 1)", () => {
  /** The provider's own, signed for the attacker, and the attacker's for the victim. */
  function pair() {
    const draft = draftOf(connection, key);
    const own = signed(assertionXml(draft), draft.assertionId, draft.signAssertion);
    const forged = assertionXml({ ...draft, assertionId: newSamlId(), nameId: VICTIM });
    return { draft, own, forged };
  }
  const sent = async (draft: Draft, content: string) => reasonOf(await offer(connection, responseXml(draft, content)));

  test("is refused with one beside, before or behind it", async () => {
    const { draft, own, forged } = pair();
    expect(await sent(draft, forged + own)).toBe("saml_structure");
    expect(await sent(draft, own + forged)).toBe("saml_structure");
  });

  test("is refused inside of the forged one, and around it", async () => {
    const { draft, own, forged } = pair();
    const inside = forged.replace("</saml:Conditions>", `</saml:Conditions><saml:Advice>${own}</saml:Advice>`);
    expect(await sent(draft, inside)).toBe("saml_structure");
    const signature = signatureOf(assertionXml(draft), draft.assertionId, { key });
    const carried = signature.replace("</ds:Signature>", `<ds:Object>${own}</ds:Object></ds:Signature>`);
    expect(await sent(draft, behindIssuer(forged, carried))).toBe("saml_structure");
    const extensions = `<samlp:Extensions>${own}</samlp:Extensions>`;
    expect(await sent(draft, extensions + forged)).toBe("saml_structure");
    expect(await sent(draft, `<samlp:Response>${own}</samlp:Response>${forged}`)).toBe("saml_structure");
  });

  test("is refused where an object hides in its signature", async () => {
    const draft = draftOf(connection, key);
    const hidden = forge(draft).replace("</ds:Signature>", "<ds:Object></ds:Object></ds:Signature>");
    expect(reasonOf(await offer(connection, hidden))).toBe("saml_structure");
  });

  test("is refused where two elements share an id", async () => {
    const shared = newSamlId();
    expect(await outcome({ responseId: shared, assertionId: shared })).toBe("saml_structure");
    const { draft, own, forged } = pair();
    const same = forged.replace(/ID="[^"]*"/, `ID="${draft.assertionId}"`);
    expect(await sent(draft, same + own)).toBe("saml_structure");
  });

  test("is refused with two signatures", async () => {
    const draft = draftOf(connection, key);
    const bare = assertionXml(draft);
    const twice = behindIssuer(
      bare,
      signatureOf(bare, draft.assertionId, { key: stranger }) + signatureOf(bare, draft.assertionId, { key }),
    );
    expect(await sent(draft, twice)).toBe("saml_structure");
  });

  test("is refused with a comment, which would cut a name in two", async () => {
    const draft = draftOf(connection, key, { nameId: `${VICTIM}.attacker.example` });
    const cut = forge(draft).replace(`${VICTIM}.attacker`, `${VICTIM}<!-- -->.attacker`);
    expect(reasonOf(await offer(connection, cut))).toBe("saml_comment");
  });

  test("is refused where a single letter differs from what was signed", async () => {
    const altered = forge(draftOf(connection, key)).replace("member-0001@", "member-0002@");
    expect(reasonOf(await offer(connection, altered))).toBe("saml_signature");
    const whole = forge(draftOf(connection, key, { signResponse: { key } }));
    const redirected = whole.replace('Version="2.0"><saml:Issuer xmlns', 'Extra="1" Version="2.0"><saml:Issuer xmlns');
    expect(reasonOf(await offer(connection, redirected))).toBe("saml_signature");
  });

  test("is not read by its response's true signature where its own is false", async () => {
    expect(await outcome({ signAssertion: { key: stranger }, signResponse: { key } })).toBe("saml_signature");
    expect(await outcome({ signAssertion: { key }, signResponse: { key: stranger } })).toBe("saml_signature");
  });
});

describe("a response that proves nothing (attack 2)", () => {
  test("is refused without a signature, or without the one that the connection asks for", async () => {
    expect(await outcome({ signAssertion: null })).toBe("saml_unsigned");
    expect(await outcome({ signAssertion: null, signResponse: { key } })).toBe("saml_unsigned");
    const both = withSettings(connection, { requireSignedResponses: true });
    expect(await outcomeOf(both, key)).toBe("saml_unsigned");
    const neither = withSettings(connection, { requireSignedAssertions: false });
    expect(await outcomeOf(neither, key, { signAssertion: null })).toBe("saml_unsigned");
  });

  test("is refused where a signature is of something else than where it stands", async () => {
    expect(await outcome({ signAssertion: { key, uri: "" } })).toBe("saml_signature_scope");
    expect(await outcome({ signAssertion: { key, uri: "#_other" } })).toBe("saml_signature_scope");
    const draft = draftOf(connection, key, { signAssertion: null });
    const signature = signatureOf(assertionXml(draft), draft.assertionId, { key });
    const inSubject = forge(draft).replace("<saml:Subject>", `<saml:Subject>${signature}`);
    expect(reasonOf(await offer(connection, inSubject))).toBe("saml_signature_scope");
  });

  test("is refused by SHA-1, in the signature or in the digest", async () => {
    expect(await outcome({ signAssertion: { key, algorithm: "sha1" } })).toBe("saml_algorithm");
    expect(await outcome({ signAssertion: { key, digest: "sha1" } })).toBe("saml_algorithm");
  });

  test("is refused by an HMAC whose secret is the public key", async () => {
    expect(await outcome({ signAssertion: { key, algorithm: "hmac" } })).toBe("saml_algorithm");
  });

  test("is refused by a canonical form that keeps comments, and by other transforms", async () => {
    expect(await outcome({ signAssertion: { key, canonical: WITH_COMMENTS } })).toBe("saml_algorithm");
    const transforms = ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", WITH_COMMENTS];
    expect(await outcome({ signAssertion: { key, transforms } })).toBe("saml_algorithm");
    const stylesheet = ["http://www.w3.org/TR/1999/REC-xslt-19991116"];
    expect(await outcome({ signAssertion: { key, transforms: stylesheet } })).toBe("saml_algorithm");
  });

  test("is refused by a key that is not the connection's, whatever certificate it carries along", async () => {
    expect(await outcome({ signAssertion: { key: stranger } })).toBe("saml_signature");
    const posing = { privateKey: stranger.privateKey, certificate: key.certificate };
    expect(await outcome({ signAssertion: { key: posing } })).toBe("saml_signature");
  });

  test("is refused after its certificate's end", async () => {
    const [certificate] = connection.certificates;
    if (certificate === undefined) throw new Error("no certificate");
    const ended = { ...connection, certificates: [{ ...certificate, notAfter: new Date(Date.now() - 1_000) }] };
    expect(await outcomeOf(ended, key)).toBe("saml_certificate");
  });

  test("is refused where it is meant for another audience, or for none", async () => {
    expect(await outcome({ audience: "https://other.example/metadata" })).toBe("saml_audience");
    const draft = draftOf(connection, key);
    const bare = assertionXml(draft).replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, "");
    const free = responseXml(draft, signed(bare, draft.assertionId, { key }));
    expect(reasonOf(await offer(connection, free))).toBe("saml_audience");
  });

  test("is refused at another destination or recipient", async () => {
    expect(await outcome({ destination: "http://localhost:3000/sso/other/acs" })).toBe("saml_destination");
    expect(await outcome({ recipient: "http://localhost:3000/sso/other/acs" })).toBe("saml_recipient");
  });

  test("is refused from another issuer, of the response or of the assertion", async () => {
    expect(await outcome({ issuer: "https://evil.example/metadata" })).toBe("saml_issuer");
    expect(await outcome({ responseIssuer: "https://evil.example/metadata" })).toBe("saml_issuer");
    const { settings } = connection;
    expect(await outcome({ issuer: "https://evil.example", responseIssuer: settings.entityId ?? "" })).toBe(
      "saml_issuer",
    );
  });

  test("is refused with another status than success, though an assertion is in it", async () => {
    expect(await outcome({ status: "urn:oasis:names:tc:SAML:2.0:status:Responder" })).toBe("saml_status");
  });

  test("is refused expired, from the future, too old, or of a session that is over", async () => {
    expect(await outcome({ issued: -60, notBefore: -120, notOnOrAfter: -10 })).toBe("saml_expired");
    expect(await outcome({ issued: 60 })).toBe("saml_not_yet_valid");
    expect(await outcome({ notBefore: 60 })).toBe("saml_not_yet_valid");
    expect(await outcome({ issued: -HOUR, notBefore: -HOUR, notOnOrAfter: HOUR })).toBe("saml_expired");
    expect(await outcome({ sessionNotOnOrAfter: -10 })).toBe("saml_session_over");
  });

  test("is taken while the clocks differ by five seconds, and no more", async () => {
    expect(await outcome({ issued: 4, notBefore: 4 })).toBe("in");
    expect(await outcome({ issued: 7, notBefore: 7 })).toBe("saml_not_yet_valid");
    expect(await outcome({ issued: -30, notBefore: -30, notOnOrAfter: -4 })).toBe("in");
    expect(await outcome({ issued: -30, notBefore: -30, notOnOrAfter: -7 })).toBe("saml_expired");
  });

  test("is refused without a subject, with an attribute of that name, or with one that changes each time", async () => {
    expect(await outcome({ nameId: null, attributes: { nameID: VICTIM } })).toBe("saml_subject");
    expect(await outcome({ nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" })).toBe(
      "saml_transient",
    );
    const byAttribute = withSettings(connection, { claims: { ...connection.settings.claims, userId: "uid" } });
    expect(await outcomeOf(byAttribute, key, { attributes: { uid: ["one", "two"] } })).toBe("saml_subject");
  });
});

describe("a response to no request of this browser (attack 2)", () => {
  const refused = (changes: Partial<Draft>) => outcomeOf(connection, key, { inResponseTo: REQUEST, ...changes });

  test("is refused where it names another request, or none", async () => {
    expect(await refused({ inResponseTo: "_another" })).toBe("saml_request");
    expect(await refused({ inResponseTo: null })).toBe("saml_request");
  });

  test("is refused where only the unsigned wrapping names the pending request", async () => {
    expect(await refused({ confirmedFor: "_another" })).toBe("saml_request");
    expect(await refused({ confirmedFor: null })).toBe("saml_request");
  });

  test("is refused where the provider began by itself, unless the connection allows it", async () => {
    const open = withSettings(connection, { allowIdpInitiated: true });
    expect(await outcomeOf(connection, key, { inResponseTo: null }, null)).toBe("saml_unsolicited");
    expect(await outcomeOf(open, key, { inResponseTo: null }, null)).toBe("in");
    expect(await outcomeOf(open, key, {}, null)).toBe("saml_request");
    expect(await outcomeOf(open, key, { inResponseTo: null, confirmedFor: REQUEST }, null)).toBe("saml_request");
  });
});

describe("a response that was used (attack 2)", () => {
  test("is refused the second time, for another request too", async () => {
    const xml = forge(draftOf(connection, key));
    expect(reasonOf(await offer(connection, xml))).toBe("in");
    expect(reasonOf(await offer(connection, xml))).toBe("saml_replayed");
  });

  test("is taken once of ten times at the same moment", async () => {
    const xml = forge(draftOf(connection, key));
    const outcomes = await Promise.all(Array.from({ length: 10 }, async () => reasonOf(await offer(connection, xml))));
    expect(outcomes.filter((one) => one === "in")).toHaveLength(1);
    expect(outcomes.filter((one) => one === "saml_replayed")).toHaveLength(9);
  });

  test("is used up once of ten times at the same moment, whichever node is asked", async () => {
    const draft = draftOf(connection, key);
    const assertion = parseXml(assertionXml(draft));
    const [certificate] = connection.certificates;
    if (assertion === null || certificate === undefined) throw new Error("no assertion");
    const use = () => consume(systemRequest("sign-in"), connection, assertion, certificate.id);
    const used = await atOnce(10, use, {
      text: `insert into "consumed_assertions" ("identityProviderId", "organizationId", "assertionId", "expiresAt")
        values ($1, $2, $3, now() + interval '1 hour')`,
      values: [connection.id, connection.organizationId, draft.assertionId],
    });
    expect(used.map((one) => one.status === "fulfilled" && one.value).filter(Boolean)).toHaveLength(1);
  });

  test("is remembered for longer than it could be good", async () => {
    const draft = draftOf(connection, key, { notOnOrAfter: 24 * HOUR });
    await offer(connection, forge(draft));
    const [row] = await sql<{ seconds: number }>(
      `select extract(epoch from "expiresAt" - now())::int as "seconds" from "consumed_assertions" where "assertionId" = $1`,
      draft.assertionId,
    );
    expect(row?.seconds).toBeGreaterThan(600);
    expect(row?.seconds).toBeLessThan(660);
  });
});
