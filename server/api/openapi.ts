import "server-only";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { publicUrl } from "../env";
import { REASONS } from "../errors";
import { shared } from "../process";
import { REST_PREFIX } from "./rest";
import { appRouter } from "./root";
import { listRoutes } from "./routes";

const PROBLEM_SCHEMA = {
  type: "object",
  description: "Problem document (RFC 9457)",
  required: ["type", "title", "status", "code", "reason", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
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
    permission: { type: "string", description: "The permission that was missing" },
    requestId: { type: "string" },
  },
} as const;

const DESCRIPTION = `Everything that the console can do. Sign in with an access key and its secret key (HTTP Basic).
Errors are problem documents (RFC 9457). Lists are paged by cursor. Writes accept an Idempotency-Key: a retry with the
same key and body gets the first answer and changes nothing twice.`;

type Operation = Record<string, unknown>;

/** The OpenAPI 3.1 document, written from the procedures themselves. */
function build(): unknown {
  const document = generateOpenApiDocument(appRouter, {
    title: "Tenantry",
    description: DESCRIPTION,
    version: "1",
    openApiVersion: "3.1.0",
    baseUrl: `${publicUrl()}${REST_PREFIX}`,
    securitySchemes: { credential: { type: "http", scheme: "basic", description: "Access key and secret key" } },
  });
  const permissions = new Map(listRoutes().map((route) => [`${route.method} ${route.template}`, route]));
  const paths: Record<string, Record<string, Operation>> = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [path, completed(path, item, permissions)]),
  );
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return { ...document, paths, components: { ...document.components, schemas } };
}

function fieldsOf(value: unknown): Operation {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function completed(path: string, item: object, routes: ReadonlyMap<string, ReturnType<typeof listRoutes>[number]>) {
  const operations: [string, Operation][] = Object.entries(item).map(([method, value]: [string, unknown]) => {
    const operation = fieldsOf(value);
    const route = routes.get(`${method.toUpperCase()} ${path}`);
    const success = Object.fromEntries(
      Object.entries(fieldsOf(operation.responses)).filter(([status]) => status.startsWith("2")),
    );
    const permission = route?.procedure._def.meta?.permission;
    return [
      method,
      {
        ...operation,
        ...(permission === undefined ? {} : { description: `Needs the permission \`${permission}\`.` }),
        responses: { ...success, default: problemResponse },
      },
    ];
  });
  return Object.fromEntries(operations);
}

const problemResponse = {
  description: "What went wrong",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** The document as JSON text, made once. */
export function openApiText(): string {
  return shared("openapi", () => JSON.stringify(build()));
}
