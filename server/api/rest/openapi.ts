import "server-only";
import { publicUrl } from "../../env";
import { REASONS } from "../../reasons";
import { ACCESS_TOKEN_SECONDS } from "../../oauth/access-token";
import type { Columns } from "../../paging";
import { shared } from "../../process";
import type { Meta } from "../meta";
import { HIDDEN_HEADER, MEDIA_TYPES } from "./negotiated";
import { REST_PREFIX } from "../rest";
import { appRouter } from "../root";
import { EXPORT_FORMATS, listRoutes } from "./routes";

const PROBLEM_SCHEMA = {
  type: "object",
  description: "Problem document (RFC 9457)",
  required: ["type", "title", "status", "detail", "code", "reason", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What went wrong, as a sentence for people; programs read `reason`" },
    code: {
      type: "string",
      enum: [
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "NOT_FOUND",
        "CONFLICT",
        "LIMIT",
        "EXPIRED",
        "INVALID",
        "UNAVAILABLE",
        "INTERNAL",
      ],
    },
    reason: { type: "string", enum: [...REASONS] },
    field: { type: "string", description: "The input that is wrong" },
    line: { type: "integer", description: "In a text of several lines: where it is wrong, from 1" },
    column: { type: "integer", description: "Beside `line`: the place in that line, from 1" },
    permission: { type: "string", description: "The permission that was missing" },
    ask: {
      type: "string",
      description:
        "Whom to ask for it: an admin of the place, by name where the caller may list its people. Never tells of a place that the caller does not see.",
    },
    path: {
      type: "string",
      description: "With plan_limit: the page of the console with the plans, for who may choose",
    },
    requestId: { type: "string" },
  },
} as const;

const DESCRIPTION = `Everything that the console can do. Sign in with an access key and its secret key (HTTP Basic),
or with an access token that was given for them (HTTP Bearer).
Errors are problem documents (RFC 9457). Lists are paged by cursor. A query parameter that a call does not take is
answered 400 \`unknown_parameter\`, never passed over. Writes accept an Idempotency-Key: a retry with the
same key and body gets the first answer and changes nothing twice.`;

const CSV_DESCRIPTION =
  "Everything that the list gives for these filters, in its order, as RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula (it begins with =, +, -, @, tab or a line end) has an apostrophe in front.";
const JSON_DESCRIPTION =
  "Everything that the list gives for these filters, in its order, as `items`, with `export` saying what was asked and how many there are, signed by this installation.";

const TOKEN_DESCRIPTION = `An access token of \`/oauth/token\`, which lives ${ACCESS_TOKEN_SECONDS} seconds: a credential is an OAuth 2.0 client (\`/.well-known/oauth-authorization-server\`).`;

type Operation = Record<string, unknown>;

/** The OpenAPI 3.1 document, written from the procedures themselves. */
async function build(): Promise<unknown> {
  // Loaded on demand: it brings adapters for many servers, which the start should not wait for.
  const { generateOpenApiDocument } = await import("trpc-to-openapi");
  const document = generateOpenApiDocument(appRouter, {
    title: "Tenantry",
    description: DESCRIPTION,
    version: "1",
    openApiVersion: "3.1.0",
    baseUrl: `${publicUrl()}${REST_PREFIX}`,
    securitySchemes: {
      credential: { type: "http", scheme: "basic", description: "Access key and secret key" },
      token: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: TOKEN_DESCRIPTION },
    },
  });
  const permissions = new Map(listRoutes().map((route) => [`${route.method} ${route.template}`, route]));
  const paths: Record<string, Record<string, Operation>> = Object.fromEntries(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
      const operations = completed(path, item, permissions);
      const exported = permissions.get(`GET ${path}`)?.procedure._def.meta?.exported;
      const printed = permissions.get(`GET ${path}`)?.procedure._def.meta?.printed !== undefined;
      return [
        [path, operations],
        ...(exported === undefined ? [] : exportsOf(path, operations, exported)),
        ...(printed ? [printedAt(path, operations)] : []),
      ];
    }),
  );
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return { ...document, paths, components: { ...document.components, schemas } };
}

function fieldsOf(value: unknown): Operation {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

const SESSION_ALONE = "In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`.";
const FRESH_PROOF =
  "Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`.";

/** Whom a call is for, in sentences; the reference reads it from here. */
function neededFor({ permission, level, reach, agents, reveals, fresh }: Meta): string | undefined {
  if (permission === undefined) return undefined;
  const named = agents === undefined ? "" : `, or a credential that names \`${agents}\``;
  const isOfSession = (level === "account" && reach === "session") || (reveals === true && agents === undefined);
  const sentences = [
    `Needs the permission \`${permission}\`${named}.`,
    ...(isOfSession ? [SESSION_ALONE] : []),
    ...(fresh === undefined ? [] : [FRESH_PROOF]),
  ];
  return sentences.join(" ");
}

function completed(path: string, item: object, routes: ReadonlyMap<string, ReturnType<typeof listRoutes>[number]>) {
  const operations: [string, Operation][] = Object.entries(item).map(([method, value]: [string, unknown]) => {
    const operation = fieldsOf(value);
    const route = routes.get(`${method.toUpperCase()} ${path}`);
    const success = Object.fromEntries(
      Object.entries(fieldsOf(operation.responses)).filter(([status]) => status.startsWith("2")),
    );
    const meta = route?.procedure._def.meta;
    const description = meta === undefined ? undefined : neededFor(meta);
    return [
      method,
      {
        ...operation,
        ...(meta?.takesPicture === true ? { requestBody: withPicture(operation) } : {}),
        ...(description === undefined ? {} : { description }),
        ...(meta?.negotiated === true
          ? negotiated(operation)
          : { responses: { ...success, default: problemResponse } }),
      },
    ];
  });
  return Object.fromEntries(operations);
}

/** The file itself may be the body. */
function withPicture({ requestBody }: Operation): object {
  const body = fieldsOf(requestBody);
  const file = { schema: { type: "string", format: "binary" } };
  return { ...body, content: { ...fieldsOf(body.content), "image/*": file, "application/octet-stream": file } };
}

/** A text that is the answer itself, in the format that `Accept` names; its tag comes and goes by headers. */
function negotiated({ parameters }: Operation): Operation {
  const named = Array.isArray(parameters) ? (parameters as unknown[]) : [];
  const tag = { name: "If-None-Match", in: "header", required: false, schema: { type: "string" } };
  const content = Object.fromEntries(
    Object.values(MEDIA_TYPES).map((type) => [type, { schema: type === MEDIA_TYPES.json ? {} : { type: "string" } }]),
  );
  const headers = {
    ETag: { schema: { type: "string" } },
    [HIDDEN_HEADER]: {
      description: "Names of container arguments whose values are to be hidden in logs, with commas between",
      schema: { type: "string" },
    },
  };
  return {
    parameters: [...named.filter((parameter) => fieldsOf(parameter).name !== "ifNoneMatch"), tag],
    responses: {
      200: { description: "The whole text", headers, content },
      304: { description: "It is what `If-None-Match` names", headers },
      default: problemResponse,
    },
  };
}

/** The two addresses at which a list is answered whole, with its own filters. */
function exportsOf(
  path: string,
  { get: list = {} }: Record<string, Operation>,
  { names }: Columns,
): [string, { get: Operation }][] {
  const parameters = (Array.isArray(list.parameters) ? (list.parameters as unknown[]) : []).filter(
    (parameter) => !["limit", "cursor", "total"].includes(String(fieldsOf(parameter).name)),
  );
  const texts = {
    csv: `${CSV_DESCRIPTION} Columns: ${names.join(", ")}.`,
    json: JSON_DESCRIPTION,
  };
  return EXPORT_FORMATS.map((format) => {
    const type = format === "csv" ? "text/csv" : "application/json";
    const schema = format === "csv" ? { type: "string" } : { type: "object" };
    const operation = {
      ...list,
      operationId: `${String(list.operationId)}-${format}`,
      summary: `${String(list.summary)}: the whole list as ${format.toUpperCase()}`,
      description: `${String(list.description)} ${texts[format]}`,
      parameters,
      responses: { 200: { description: "The file", content: { [type]: { schema } } }, default: problemResponse },
    };
    return [`${path}.${format}`, { get: operation }];
  });
}

/** The address at which the same is answered as a PDF. */
function printedAt(path: string, { get = {} }: Record<string, Operation>): [string, { get: Operation }] {
  const operation = {
    ...get,
    operationId: `${String(get.operationId)}-pdf`,
    summary: `${String(get.summary)}, as PDF`,
    responses: {
      200: {
        description: "The file",
        content: { "application/pdf": { schema: { type: "string", format: "binary" } } },
      },
      default: problemResponse,
    },
  };
  return [`${path}.pdf`, { get: operation }];
}

const problemResponse = {
  description: "What went wrong",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** The document as JSON text, made once. */
export async function openApiText(): Promise<string> {
  const kept = shared("openapi", (): { text?: string } => ({}));
  return (kept.text ??= JSON.stringify(await build()));
}
