import "server-only";
import type { RequestInfo } from "../access/scope";
import type { Answer } from "../api/rest/problem";
import { recorded } from "../audit/recorded";
import { newId } from "../ids";
import { describeError, log } from "../log";
import { directoryOf } from "./authenticate";
import type { Directory } from "./context";
import { discovery } from "./discovery";
import { bodyOf } from "./documents";
import { absent, badSyntax, SCIM_TYPE, ScimError, scimFailure, scimProblem, type ScimFailure } from "./errors";
import { createGroup, getGroup, groupResource, membersOf, patchGroup, removeGroup, replaceGroup } from "./groups";
import { listGroups, listUsers, shown, wantsMembers } from "./lists";
import { getUser, userResource } from "./people";
import { createUser, patchUser, removeUser, replaceUser } from "./users";

const PREFIX = "/scim/v2";
/** Largest body: a group with ten thousand members. */
const BODY_BYTES = 2_000_000;
const ID = /^[a-z]{1,8}_[0-9a-z]{1,40}$/;

interface ScimRequest {
  method: string;
  path: string;
  query: string;
  header: (name: string) => string | null;
  /** Reads the body as text; throws INVALID body_too_large past the limit. */
  body: (limit: number) => Promise<string>;
  request: RequestInfo;
}

interface Asked {
  directory: Directory;
  id: string | undefined;
  query: URLSearchParams;
  body: () => Promise<Record<string, unknown>>;
}

interface Given {
  status: number;
  /** Null: no content. */
  resource: Record<string, unknown> | object | null;
}

type Answering = (asked: Asked) => Promise<Given>;

export function isScimPath(path: string): boolean {
  return path === PREFIX || path.startsWith(`${PREFIX}/`);
}

function named({ id }: Asked): string {
  if (id === undefined) throw absent();
  return id;
}

async function oneGroup(directory: Directory, id: string, query: URLSearchParams): Promise<Record<string, unknown>> {
  const { db } = directory.scope;
  const organizationId = directory.organization.id;
  const row = await getGroup(db, organizationId, id);
  const members = wantsMembers(query) ? await membersOf(db, organizationId, [id]) : null;
  return shown(groupResource(row, members), query);
}

const USERS: Readonly<Record<string, Answering>> = {
  GET: async ({ directory, id, query }) => {
    const { scope, organization } = directory;
    if (id === undefined) return { status: 200, resource: await listUsers(scope.db, organization.id, query) };
    return { status: 200, resource: shown(userResource(await getUser(scope.db, organization.id, id)), query) };
  },
  POST: async ({ directory, id, body, query }) => {
    if (id !== undefined) throw new ScimError(405, "One posts to the list");
    return { status: 201, resource: shown(userResource(await createUser(directory, await body())), query) };
  },
  PUT: async (asked) => {
    const row = await replaceUser(asked.directory, named(asked), await asked.body());
    return { status: 200, resource: shown(userResource(row), asked.query) };
  },
  PATCH: async (asked) => {
    const row = await patchUser(asked.directory, named(asked), await asked.body());
    return { status: 200, resource: shown(userResource(row), asked.query) };
  },
  DELETE: async (asked) => {
    await removeUser(asked.directory, named(asked));
    return { status: 204, resource: null };
  },
};

const GROUPS: Readonly<Record<string, Answering>> = {
  GET: async ({ directory, id, query }) => {
    const { scope, organization } = directory;
    if (id === undefined) return { status: 200, resource: await listGroups(scope.db, organization.id, query) };
    return { status: 200, resource: await oneGroup(directory, id, query) };
  },
  POST: async ({ directory, id, body, query }) => {
    if (id !== undefined) throw new ScimError(405, "One posts to the list");
    const made = await createGroup(directory, await body());
    return { status: 201, resource: await oneGroup(directory, made.id, query) };
  },
  PUT: async (asked) => {
    const { id } = await replaceGroup(asked.directory, named(asked), await asked.body());
    return { status: 200, resource: await oneGroup(asked.directory, id, asked.query) };
  },
  PATCH: async (asked) => {
    await patchGroup(asked.directory, named(asked), await asked.body());
    // Entra asks for no content; whoever wants the members reads them.
    return { status: 204, resource: null };
  },
  DELETE: async (asked) => {
    await removeGroup(asked.directory, named(asked));
    return { status: 204, resource: null };
  },
};

const ROOMS: Readonly<Record<string, Readonly<Record<string, Answering>>>> = { users: USERS, groups: GROUPS };

async function readBody(incoming: ScimRequest): Promise<Record<string, unknown>> {
  const type = incoming.header("content-type") ?? "";
  if (!/^application\/(scim\+)?json\s*(;|$)/i.test(type)) {
    throw badSyntax("The content type must be application/scim+json");
  }
  return bodyOf(await incoming.body(BODY_BYTES));
}

async function answerAsked(incoming: ScimRequest, directory: Directory): Promise<Given> {
  const [kind = "", rawId, ...more] = incoming.path.slice(PREFIX.length + 1).split("/");
  const id = rawId === undefined || rawId === "" ? undefined : decodeURIComponent(rawId);
  if (more.length > 0) throw absent();
  const said = discovery(kind, id);
  if (said !== null) {
    if (incoming.method !== "GET") throw new ScimError(405, "This is only read");
    return { status: 200, resource: said };
  }
  const room = Object.hasOwn(ROOMS, kind.toLowerCase()) ? ROOMS[kind.toLowerCase()] : undefined;
  if (room === undefined) throw absent();
  const answering = Object.hasOwn(room, incoming.method) ? room[incoming.method] : undefined;
  if (answering === undefined) throw new ScimError(405, "There is no such method here");
  // The database would be asked for nothing else, and fails at a NUL.
  if (id !== undefined && !ID.test(id)) throw absent();
  return answering({ directory, id, query: new URLSearchParams(incoming.query), body: () => readBody(incoming) });
}

/** Leaves a line for whoever looks for what went wrong. That it cannot be written is no reason to refuse a call. */
async function remember(
  { method, path }: ScimRequest,
  { scope, token, organization }: Directory,
  status: number,
  failure: ScimFailure | null,
  started: number,
): Promise<void> {
  const detail = failure === null ? "" : [failure.scimType, failure.detail].filter(Boolean).join(": ").slice(0, 300);
  const milliseconds = Math.round(performance.now() - started);
  const row = {
    organizationId: organization.id,
    tokenId: token.id,
    method: method.slice(0, 10),
    path: path.slice(0, 200),
  };
  try {
    await recorded(scope, "provisioning-call", async (tx) => {
      await tx.provisioningCall.create({ data: { id: newId("pvc"), ...row, status, detail, milliseconds } });
      await tx.provisioningToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
    });
  } catch (error) {
    log().error({ error: describeError(error) }, "a call of a directory was not written down");
  }
}

/** Answers a directory (RFC 7644). Every call with a token is written down, whatever became of it. */
export async function answerScim(incoming: ScimRequest): Promise<Answer> {
  const { request } = incoming;
  const started = performance.now();
  let directory: Directory | null = null;
  try {
    directory = await directoryOf(incoming.header("authorization"), request);
    const { status, resource } = await answerAsked(incoming, directory);
    await remember(incoming, directory, status, null, started);
    const headers = { "content-type": SCIM_TYPE, "cache-control": "no-store", "x-request-id": request.id };
    return { status, headers, body: resource === null ? "" : JSON.stringify(resource) };
  } catch (error) {
    const failure = scimFailure(error instanceof URIError ? absent() : error, request.id);
    if (directory !== null) await remember(incoming, directory, failure.status, failure, started);
    return scimProblem(failure, request.id);
  }
}
