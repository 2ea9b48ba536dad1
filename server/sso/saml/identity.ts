import { NAME_ID, type ClaimNames } from "../../identity-providers/schema/connection";
import { pictureAddressOf } from "../picture-address";
import type { ProviderSession, VerifiedIdentity } from "../provider";
import { sessionEnd } from "./clock";
import type { Findings } from "./findings";
import { attribute, children, named, only, SAML_ASSERTION, textOf } from "./xml";

const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const LONGEST_SUBJECT = 1_000;

type Attributes = ReadonlyMap<string, readonly string[]>;

interface NameId {
  value: string;
  format: string | null;
}

/** What the subject is called. Exactly as it was signed: a blank more is another subject. */
function nameIdOf(assertion: Element): NameId | null {
  const element = only(only(assertion, SAML_ASSERTION, "Subject"), SAML_ASSERTION, "NameID");
  const value = textOf(element);
  return value === null ? null : { value, format: attribute(element, "Format") };
}

function attributeElements(assertion: Element): Element[] {
  return named(assertion, SAML_ASSERTION, "AttributeStatement").flatMap((statement) =>
    named(statement, SAML_ASSERTION, "Attribute"),
  );
}

/** Values are lists always: a provider sends one value or many of the same attribute. */
function attributesOf(assertion: Element): Attributes {
  const found = new Map<string, string[]>();
  const add = (name: string | null, values: readonly string[]) => {
    if (name !== null) found.set(name, [...(found.get(name) ?? []), ...values]);
  };
  const attributes = attributeElements(assertion);
  const names = new Set(attributes.map((one) => attribute(one, "Name")));
  for (const one of attributes) {
    const values = named(one, SAML_ASSERTION, "AttributeValue")
      .filter((value) => children(value).length === 0)
      .map((value) => value.textContent.trim())
      .filter((value) => value !== "");
    add(attribute(one, "Name"), values);
    // A friendly name stands in where nothing has it as its name.
    const friendly = attribute(one, "FriendlyName");
    if (!names.has(friendly)) add(friendly, values);
  }
  return found;
}

/** As they came, for the person who tests. */
export function claimsOf(assertion: Element): Record<string, unknown> {
  const name = nameIdOf(assertion);
  const names = new Set(attributeElements(assertion).map((one) => attribute(one, "Name")));
  const attributes = [...attributesOf(assertion)]
    .filter(([key]) => names.has(key))
    .map(([key, values]) => [key, values.length === 1 ? values[0] : values] as const);
  const subject = Object.entries({ [NAME_ID]: name?.value, NameIDFormat: name?.format }).filter(([, value]) => value);
  // `fromEntries` defines fields, so that an attribute called __proto__ is one like any other.
  return Object.fromEntries([...attributes, ...subject]);
}

/** The key of the person at the provider, together with the connection. */
function subjectOf(names: ClaimNames, name: NameId | null, attributes: Attributes, findings: Findings): string | null {
  if (names.userId !== NAME_ID) {
    const [first, ...more] = attributes.get(names.userId) ?? [];
    if (first !== undefined && more.length === 0 && first.length <= LONGEST_SUBJECT) return first;
    return findings.fail("subject", "saml_subject", `the attribute ${names.userId} has not exactly one value`);
  }
  if (name === null || name.value.length > LONGEST_SUBJECT) {
    return findings.fail("subject", "saml_subject", "the subject has no NameID");
  }
  if (name.format === TRANSIENT) {
    return findings.fail("subject", "saml_transient", "a transient NameID is another one at each sign-in");
  }
  return name.value;
}

export function identityOf(assertion: Element, names: ClaimNames, findings: Findings): VerifiedIdentity | null {
  const name = nameIdOf(assertion);
  const attributes = attributesOf(assertion);
  const subject = subjectOf(names, name, attributes, findings);
  if (subject === null) return null;
  findings.pass("subject", names.userId);
  const first = (key: keyof ClaimNames): string | null =>
    names[key] === NAME_ID ? (name?.value ?? null) : (attributes.get(names[key])?.[0] ?? null);
  const email = first("email") ?? (name?.format === EMAIL_FORMAT ? name.value : null);
  const groups = attributes.get(names.groups);
  if (email === null) findings.skip("email", `there is no attribute ${names.email}`);
  else findings.pass("email", email);
  if (groups === undefined) findings.skip("groups", `there is no attribute ${names.groups}`);
  else findings.pass("groups", `${groups.length}`);
  return {
    subject,
    email,
    emailVerified: null,
    name: first("name"),
    givenName: first("givenName"),
    familyName: first("familyName"),
    picture: pictureAddressOf(first("picture")),
    groups: groups === undefined ? null : [...new Set(groups)],
  };
}

/** What signing out at the provider needs. */
export function sessionOf(assertion: Element): ProviderSession {
  const name = nameIdOf(assertion);
  const [statement] = named(assertion, SAML_ASSERTION, "AuthnStatement");
  const index = attribute(statement ?? null, "SessionIndex");
  const end = sessionEnd(assertion);
  return {
    ...(name !== null && { nameId: name.value }),
    ...(name?.format != null && { nameIdFormat: name.format }),
    ...(index !== null && { sessionIndex: index }),
    ...(end !== null && { endsAt: new Date(end).toISOString() }),
  };
}
