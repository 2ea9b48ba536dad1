import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { resumeServiceAccount, suspendServiceAccount } from "./commands/change-state";
import { createServiceAccount } from "./commands/create-service-account";
import { removeServiceAccount } from "./commands/remove-service-account";
import { updateServiceAccount } from "./commands/update-service-account";
import { getServiceAccount, listServiceAccounts, previewServiceAccountRemoval } from "./queries";
import {
  createdServiceAccountView,
  createServiceAccountSchema,
  listServiceAccountsSchema,
  removedServiceAccountView,
  serviceAccountColumns,
  serviceAccountPage,
  serviceAccountRemovalView,
  serviceAccountSchema,
  serviceAccountView,
  updateServiceAccountSchema,
} from "./schema";

const tags = ["Service accounts"];

export const serviceAccountsRouter = router({
  list: workspaceProcedure("service-account.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts",
        tags,
        summary: "List the service accounts of a workspace",
      },
      exported: serviceAccountColumns,
    })
    .input(listServiceAccountsSchema)
    .output(serviceAccountPage)
    .query(({ ctx, input }) => listServiceAccounts(ctx.scope, input)),

  get: workspaceProcedure("service-account.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}",
        tags,
        summary: "Get a service account",
      },
    })
    .input(serviceAccountSchema)
    .output(serviceAccountView)
    .query(({ ctx, input }) => getServiceAccount(ctx.scope.db, input.serviceAccount)),

  create: workspaceProcedure("service-account.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts",
        tags,
        summary: "Create a service account with its first credential; the secret key is shown once",
      },
    })
    .input(createServiceAccountSchema)
    .output(createdServiceAccountView)
    .mutation(({ ctx, input }) => createServiceAccount(ctx.scope, input)),

  update: workspaceProcedure("service-account.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}",
        tags,
        summary: "Change the name, role, groups or owner group of a service account, or whether it may impersonate",
      },
    })
    .input(updateServiceAccountSchema)
    .output(serviceAccountView)
    .mutation(({ ctx, input }) => updateServiceAccount(ctx.scope, input)),

  suspend: workspaceProcedure("service-account.suspend")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/suspend",
        tags,
        summary: "Suspend a service account; its credentials and tokens are refused with the next request",
      },
    })
    .input(serviceAccountSchema)
    .output(serviceAccountView)
    .mutation(({ ctx, input }) => suspendServiceAccount(ctx.scope, input)),

  resume: workspaceProcedure("service-account.resume")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/resume",
        tags,
        summary: "Let a suspended service account work again",
      },
    })
    .input(serviceAccountSchema)
    .output(serviceAccountView)
    .mutation(({ ctx, input }) => resumeServiceAccount(ctx.scope, input)),

  previewRemoval: workspaceProcedure("service-account.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/removal",
        tags,
        summary: "Say what the deletion of a service account ends",
      },
    })
    .input(serviceAccountSchema)
    .output(serviceAccountRemovalView)
    .query(({ ctx, input }) => previewServiceAccountRemoval(ctx.scope.db, input.serviceAccount)),

  remove: workspaceProcedure("service-account.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}",
        tags,
        summary: "Delete a service account; its credentials die at once",
      },
    })
    .input(serviceAccountSchema)
    .output(removedServiceAccountView)
    .mutation(({ ctx, input }) => removeServiceAccount(ctx.scope, input)),
});
