/** The attributes of RFC 7643 that a person may have here; each is kept and given back, none is dropped unsaid. */

export const USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE_SCHEMA = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

type Kind = "string" | "boolean" | "complex" | "multi";

export interface Attribute {
  name: string;
  kind: Kind;
  sub?: readonly string[];
}

const text = (name: string): Attribute => ({ name, kind: "string" });
const VALUED = ["value", "display", "type", "primary"] as const;
const valued = (name: string): Attribute => ({ name, kind: "multi", sub: VALUED });

export const USER_ATTRIBUTES: readonly Attribute[] = [
  text("userName"),
  text("externalId"),
  { name: "active", kind: "boolean" },
  {
    name: "name",
    kind: "complex",
    sub: ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"],
  },
  text("displayName"),
  text("nickName"),
  text("profileUrl"),
  text("title"),
  text("userType"),
  text("preferredLanguage"),
  text("locale"),
  text("timezone"),
  valued("emails"),
  valued("phoneNumbers"),
  valued("ims"),
  valued("photos"),
  {
    name: "addresses",
    kind: "multi",
    sub: ["formatted", "streetAddress", "locality", "region", "postalCode", "country", "type", "primary"],
  },
  valued("entitlements"),
  valued("roles"),
];

export const ENTERPRISE_ATTRIBUTES: readonly Attribute[] = [
  text("employeeNumber"),
  text("costCenter"),
  text("organization"),
  text("division"),
  text("department"),
  { name: "manager", kind: "complex", sub: ["value", "$ref", "displayName"] },
];

/** What a directory may send and only the product says: passwords are never kept, people sign in by the provider. */
const SAID_BY_US = ["schemas", "id", "meta", "groups", "password"];

export function isOurs(name: string): boolean {
  return SAID_BY_US.includes(name.toLowerCase());
}

/** Names of attributes are compared without case (RFC 7643, section 2.1). */
export function attributeOf(list: readonly Attribute[], name: string): Attribute | undefined {
  return list.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

export function subOf(attribute: Attribute, name: string): string | undefined {
  return attribute.sub?.find((one) => one.toLowerCase() === name.toLowerCase());
}
