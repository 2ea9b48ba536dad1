import "server-only";
import { publicUrl } from "../env";
import {
  ENTERPRISE_ATTRIBUTES,
  ENTERPRISE_SCHEMA,
  GROUP_SCHEMA,
  USER_ATTRIBUTES,
  USER_SCHEMA,
  type Attribute,
} from "./attributes";
import { absent } from "./errors";
import { MOST_RESULTS } from "./lists";

const address = (path: string) => `${publicUrl()}/scim/v2${path}`;

function serviceProviderConfig() {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
    documentationUri: `${publicUrl()}/docs/api`,
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "A token that an owner or admin of the organization makes on its Provisioning page",
        specUri: "https://www.rfc-editor.org/rfc/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: address("/ServiceProviderConfig") },
  };
}

function subAttributes({ sub = [] }: Attribute) {
  return sub.map((name) => ({
    name,
    type: name === "primary" ? "boolean" : name === "$ref" ? "reference" : "string",
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
  }));
}

function attributeDefinition(attribute: Attribute) {
  const { name, kind } = attribute;
  const simple = kind === "boolean" ? "boolean" : "string";
  return {
    name,
    type: kind === "complex" || kind === "multi" ? "complex" : simple,
    multiValued: kind === "multi",
    required: name === "userName",
    caseExact: name === "externalId",
    mutability: "readWrite",
    returned: "default",
    uniqueness: name === "userName" ? "server" : "none",
    ...(attribute.sub === undefined ? {} : { subAttributes: subAttributes(attribute) }),
  };
}

const GROUP_ATTRIBUTES: readonly Attribute[] = [
  { name: "displayName", kind: "string" },
  { name: "externalId", kind: "string" },
  { name: "members", kind: "multi", sub: ["value", "display", "type", "$ref"] },
];

function definition(id: string, name: string, description: string, attributes: readonly Attribute[]) {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id,
    name,
    description,
    attributes: attributes.map(attributeDefinition),
    meta: { resourceType: "Schema", location: address(`/Schemas/${id}`) },
  };
}

function schemas() {
  return [
    definition(USER_SCHEMA, "User", "A person of the directory", USER_ATTRIBUTES),
    definition(ENTERPRISE_SCHEMA, "EnterpriseUser", "What a company says of a person", ENTERPRISE_ATTRIBUTES),
    definition(GROUP_SCHEMA, "Group", "A group of the directory", GROUP_ATTRIBUTES),
  ];
}

function resourceTypes() {
  const common = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"] };
  return [
    {
      ...common,
      id: "User",
      name: "User",
      endpoint: "/Users",
      schema: USER_SCHEMA,
      schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
      meta: { resourceType: "ResourceType", location: address("/ResourceTypes/User") },
    },
    {
      ...common,
      id: "Group",
      name: "Group",
      endpoint: "/Groups",
      schema: GROUP_SCHEMA,
      meta: { resourceType: "ResourceType", location: address("/ResourceTypes/Group") },
    },
  ];
}

/** A list, or the one of it that is named. @throws ScimError 404 */
function listed(resources: readonly { id: string }[], id: string | undefined) {
  if (id !== undefined) {
    const one = resources.find((resource) => resource.id.toLowerCase() === id.toLowerCase());
    if (one === undefined) throw absent();
    return one;
  }
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

/** What the product says of itself; null for any other path. */
export function discovery(kind: string, id: string | undefined): object | null {
  const lower = kind.toLowerCase();
  if (lower === "serviceproviderconfig" && id === undefined) return serviceProviderConfig();
  if (lower === "schemas") return listed(schemas(), id);
  return lower === "resourcetypes" ? listed(resourceTypes(), id) : null;
}
