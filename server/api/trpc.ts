import "server-only";
import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { authorizeAccount, authorizeInstance, systemScope, type AccountReach } from "../access/authorize";
import type { CallKind } from "../access/limits/credential-scopes";
import type { OrganizationPermission, ProjectPermission, WorkspacePermission } from "../access/permissions";
import type { AccountPermission, AgentPermission, InstancePermission } from "../access/rights/permissions-of-people";
import type { Actor, Scope, UnprovedPurpose } from "../access/scope";
import { isFresh, type Freshness } from "../access/limits/proofs";
import { nameWhomToAsk } from "../access/shown/whom-to-ask";
import { AppError } from "../errors";
import type { Context } from "./request/context";
import { domainError, failureOf } from "./failure";
import type { Meta } from "./meta";
import { resolveOrganization, resolveProject, resolveWorkspace } from "./resolve-scope";
import { auditRefusedMutation } from "./refused";

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const requestId = ctx?.request.id ?? "unknown";
      const { status: httpStatus, ...failure } = failureOf(error, requestId);
      return { ...shape, message: failure.reason, data: { httpStatus, ...failure, requestId } };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

interface Asked extends CallKind {
  input: () => Promise<unknown>;
}

type Prove<S extends Scope> = (ctx: Context, asked: Asked) => S | Promise<S>;

/**
 * Every call passes here: the caller is proved into a scope, before anything of the input is validated, and a mutation
 * that is refused leaves its row in the audit. It is one middleware, since each costs more than the rest of a call.
 */
function proving<S extends Scope>(meta: Meta, prove: Prove<S>) {
  return t.procedure.meta(meta).use(async ({ ctx, next, type, path, getRawInput }) => {
    let scope: S | null = null;
    const refuse = async (thrown: unknown) => {
      await nameWhomToAsk(domainError(thrown).error, ctx.actor, scope);
      if (type === "mutation") await auditRefusedMutation(ctx, meta, path, await getRawInput(), thrown);
    };
    try {
      scope = await prove(ctx, { input: getRawInput, changes: type === "mutation" });
      if (meta.fresh !== undefined) refuseStale(ctx.actor, meta.fresh);
    } catch (error) {
      await refuse(error);
      throw error;
    }
    if (scope.level !== "system") ctx.trace.scope = scope;
    const result = await next({ ctx: { scope } });
    if (!result.ok) await refuse(result.error);
    return result;
  });
}

/** Credentials are not asked: nobody is there to prove anything, and each was made for what it does. */
function refuseStale(actor: Actor | null, needed: Freshness): void {
  const session = actor?.session ?? null;
  if (session !== null && !isFresh(session.proofs, needed)) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
}

/** What a dangerous procedure declares. */
interface Options {
  fresh?: Freshness;
}

function actorOf(ctx: Context): Actor {
  if (ctx.actor === null) throw ctx.refusal ?? new AppError("UNAUTHENTICATED", "sign_in_required");
  return ctx.actor;
}

/** For nobody in particular; the reason says why that is right. It acts for the system, for one of its named purposes. */
export function publicProcedure(reason: string, purpose: UnprovedPurpose) {
  return proving({ level: "public", reason }, (ctx) => systemScope(purpose, ctx.request));
}

/** For a signed-in person and what is their own. `reach` says which credentials may stand in for a session. */
export function actorProcedure(permission: AccountPermission, reach: AccountReach = "session", options: Options = {}) {
  return proving({ level: "account", permission, reach, ...options }, (ctx, { changes }) =>
    authorizeAccount(actorOf(ctx), ctx.request, permission, reach, { changes }),
  );
}

/**
 * For calls whose items each name their own workspace: `ctx.enter` proves the caller in one of them, by the same
 * permission. Any credential is let in, as far as it reaches.
 */
export function placesProcedure(permission: AccountPermission & WorkspacePermission) {
  return actorProcedure(permission, "any").use(({ ctx, next, type }) => {
    const kind = { changes: type === "mutation" };
    const enter = (workspace: string) => resolveWorkspace(actorOf(ctx), ctx.request, { workspace }, permission, kind);
    return next({ ctx: { enter } });
  });
}

/** For operators. */
export function instanceProcedure(permission: InstancePermission, options: Options = {}) {
  return proving({ level: "instance", permission, ...options }, (ctx, { changes }) =>
    authorizeInstance(actorOf(ctx), ctx.request, permission, { changes }),
  );
}

const slugOrId = z.string().describe("Slug or id");

/** For members of the organization that the input names. */
export function organizationProcedure(permission: OrganizationPermission, options: Options = {}) {
  return proving({ level: "organization", permission, ...options }, async (ctx, { input, changes }) =>
    resolveOrganization(actorOf(ctx), ctx.request, await input(), permission, { changes }),
  ).input(z.object({ organization: slugOrId }));
}

/** For people of the workspace that the input names. */
export function workspaceProcedure(permission: WorkspacePermission, options: Options = {}) {
  return proving({ level: "workspace", permission, ...options }, async (ctx, { input, changes }) =>
    resolveWorkspace(actorOf(ctx), ctx.request, await input(), permission, { changes }),
  ).input(z.object({ workspace: slugOrId }));
}

/** For whoever reaches the project that the input names, in the workspace that it names. */
export function projectProcedure(permission: ProjectPermission, options: Options & { agents?: AgentPermission } = {}) {
  const agents = options.agents === undefined ? {} : { agents: options.agents };
  return proving({ level: "project", permission, ...options }, async (ctx, { input, changes }) =>
    resolveProject(actorOf(ctx), ctx.request, await input(), permission, { changes, ...agents }),
  ).input(z.object({ workspace: slugOrId, project: slugOrId }));
}
