import "server-only";
import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { authorizeAccount, authorizeInstance, systemScope, type AccountReach } from "../access/authorize";
import type {
  AccountPermission,
  InstancePermission,
  OrganizationPermission,
  ProjectPermission,
  WorkspacePermission,
} from "../access/permissions";
import type { Actor, SystemPurpose } from "../access/scope";
import { AppError } from "../errors";
import type { Context } from "./context";
import { failureOf } from "./failure";
import type { Meta } from "./meta";
import { resolveOrganization, resolveProject, resolveWorkspace } from "./project-context";
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

/** Every call passes here: a mutation that is refused leaves its row in the audit. */
const procedure = t.procedure.use(async ({ ctx, next, type, meta, path, getRawInput }) => {
  const result = await next();
  if (!result.ok && type === "mutation") await auditRefusedMutation(ctx, meta, path, await getRawInput(), result.error);
  return result;
});

function actorOf(ctx: Context): Actor {
  if (ctx.actor === null) throw ctx.refusal ?? new AppError("UNAUTHENTICATED", "sign_in_required");
  return ctx.actor;
}

/** For nobody in particular; the reason says why that is right. It acts for the system, for one of its named purposes. */
export function publicProcedure(reason: string, purpose: SystemPurpose) {
  return procedure
    .meta({ level: "public", reason })
    .use(({ ctx, next }) => next({ ctx: { scope: systemScope(purpose, ctx.request) } }));
}

/** For a signed-in person and what is their own. `reach` says which credentials may stand in for a session. */
export function actorProcedure(permission: AccountPermission, reach: AccountReach = "session") {
  return procedure.meta({ level: "account", permission, reach }).use(({ ctx, next }) => {
    const scope = authorizeAccount(actorOf(ctx), ctx.request, permission, reach);
    ctx.trace.scope = scope;
    return next({ ctx: { scope } });
  });
}

/** For operators. */
export function instanceProcedure(permission: InstancePermission) {
  return procedure.meta({ level: "instance", permission }).use(({ ctx, next }) => {
    const scope = authorizeInstance(actorOf(ctx), ctx.request, permission);
    ctx.trace.scope = scope;
    return next({ ctx: { scope } });
  });
}

const slugOrId = z.string().describe("Slug or id");

/** For members of the organization that the input names, before anything else of the input is read. */
export function organizationProcedure(permission: OrganizationPermission) {
  return procedure
    .meta({ level: "organization", permission })
    .use(async ({ ctx, next, getRawInput }) => {
      const scope = await resolveOrganization(actorOf(ctx), ctx.request, await getRawInput(), permission);
      ctx.trace.scope = scope;
      return next({ ctx: { scope } });
    })
    .input(z.object({ organization: slugOrId }));
}

export function workspaceProcedure(permission: WorkspacePermission) {
  return procedure
    .meta({ level: "workspace", permission })
    .use(async ({ ctx, next, getRawInput }) => {
      const scope = await resolveWorkspace(actorOf(ctx), ctx.request, await getRawInput(), permission);
      ctx.trace.scope = scope;
      return next({ ctx: { scope } });
    })
    .input(z.object({ workspace: slugOrId }));
}

export function projectProcedure(permission: ProjectPermission) {
  return procedure
    .meta({ level: "project", permission })
    .use(async ({ ctx, next, getRawInput }) => {
      const scope = await resolveProject(actorOf(ctx), ctx.request, await getRawInput(), permission);
      ctx.trace.scope = scope;
      return next({ ctx: { scope } });
    })
    .input(z.object({ workspace: slugOrId, project: slugOrId }));
}
