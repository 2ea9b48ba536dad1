/**
 * Writes the SDK's types from the OpenAPI document: one entry for each operation, what goes in (the fields of path, query
 * and body, as the procedures themselves take them) and what comes out, and the table of routes that the client calls by.
 */

const HEADER = `// Written from the OpenAPI document by \`npm run types\`; a test compares the two. Not edited by hand.

`;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The client fills these in from its settings. */
const ACTIVE = new Set(["workspace", "project"]);

const key = (name) => (IDENTIFIER.test(name) ? name : JSON.stringify(name));

function unionOf(types) {
  const parts = [...new Set(types)];
  return parts.includes("unknown") ? "unknown" : parts.join(" | ");
}

function objectOf(schema, input) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, value]) =>
    fieldOf(name, value, required.has(name), input),
  );
  const further = schema.additionalProperties;
  if (fields.length === 0) {
    if (further === false) return "Record<string, never>";
    return `Record<string, ${typeof further === "object" ? typeOf(further, input) : "unknown"}>`;
  }
  return `{ ${fields.join("; ")} }`;
}

function fieldOf(name, schema, required, input) {
  const type = typeOf(schema, input);
  if (required) return `${key(name)}: ${type}`;
  return `${key(name)}?: ${type}${input && type !== "unknown" ? " | undefined" : ""}`;
}

/** The TypeScript type of a JSON schema, as far as this product's document uses them. */
function typeOf(schema, input = false) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return unionOf(schema.enum.map((value) => JSON.stringify(value)));
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return unionOf(several.map((one) => typeOf(one, input)));
  if (schema.allOf !== undefined) return schema.allOf.map((one) => `(${typeOf(one, input)})`).join(" & ");
  if (Array.isArray(schema.type)) return unionOf(schema.type.map((type) => typeOf({ ...schema, type }, input)));
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return `${input ? "readonly " : ""}(${typeOf(schema.items ?? {}, input)})[]`;
    case "object":
      return objectOf(schema, input);
    default:
      return "unknown";
  }
}

function inputOf(operation) {
  // A header is the client's own affair, and no part of what is asked.
  const asked = (operation.parameters ?? []).filter(({ in: place }) => place !== "header");
  const parameters = asked.map(({ name, schema, required, in: place }) =>
    fieldOf(name, schema, required === true && !(place === "path" && ACTIVE.has(name)), true),
  );
  const body = operation.requestBody?.content["application/json"]?.schema;
  if (body === undefined) return parameters.length === 0 ? "NoInput" : `{ ${parameters.join("; ")} }`;
  const taken = new Set((operation.parameters ?? []).map(({ name }) => name));
  const required = new Set(body.required ?? []);
  const fields = Object.entries(body.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, schema]) => fieldOf(name, schema, required.has(name), true));
  return `{ ${[...parameters, ...fields].join("; ")} }`;
}

function answerOf(operation) {
  const schema = operation.responses["200"]?.content?.["application/json"]?.schema;
  return schema === undefined ? "unknown" : typeOf(schema);
}

function operationsOf(document) {
  const operations = [];
  for (const [path, item] of Object.entries(document.paths)) {
    // A list as a file is read by whoever wants a file; the client turns the list's pages.
    if (/\.(csv|json)$/.test(path)) continue;
    for (const [method, operation] of Object.entries(item)) {
      const name = operation.operationId.replace("-", ".");
      operations.push({ name, method: method.toUpperCase(), path, operation });
    }
  }
  return operations.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The whole file. */
export function apiTypes(document) {
  const operations = operationsOf(document);
  const routes = operations.map(({ name, method, path }) => `  ${JSON.stringify(name)}: "${method} ${path}",\n`);
  const types = operations.map(({ name, operation }) => {
    const words = [operation.summary, operation.description].filter((text) => text !== undefined).join(". ");
    return (
      `  /** ${words.replaceAll("*/", "* /")} */\n` +
      `  ${JSON.stringify(name)}: {\n    input: ${inputOf(operation)};\n    output: ${answerOf(operation)};\n  };\n`
    );
  });
  const problem = typeOf(document.components.schemas.Problem);
  return (
    HEADER +
    `/** Method and path of each operation, after /api/v1. */\nexport const ROUTES = {\n${routes.join("")}} as const;\n\n` +
    `/** Of an operation that takes nothing. */\nexport type NoInput = Record<string, never>;\n\n` +
    `/** What each operation takes and answers. */\nexport interface Operations {\n${types.join("")}}\n\n` +
    `/** What every refusal says (RFC 9457). */\nexport type Problem = ${problem};\n`
  );
}
