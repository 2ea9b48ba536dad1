import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { createServiceAccount, removeServiceAccount } from "./commands";
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
