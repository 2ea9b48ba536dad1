import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { createCredential, relabelCredential, enableCredential, revokeCredential } from "./commands";
import { listCredentials } from "./queries";
import {
  createCredentialSchema,
  createdCredentialView,
  credentialPage,
  credentialView,
  listCredentialsSchema,
  relabelCredentialSchema,
  enableCredentialSchema,
  revokeCredentialSchema,
} from "./schema";

const tags = ["Credentials"];

export const credentialsRouter = router({
  list: workspaceProcedure("credential.list")
    .meta({
      openapi: { method: "GET", path: "/workspaces/{workspace}/credentials", tags, summary: "List credentials" },
    })
    .input(listCredentialsSchema)
    .output(credentialPage)
    .query(({ ctx, input }) => listCredentials(ctx.scope, input)),

  create: workspaceProcedure("credential.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/credentials",
        tags,
        summary: "Create a credential; its secret key is shown once",
      },
    })
    .input(createCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => createCredential(ctx.scope, input)),

  relabel: workspaceProcedure("credential.relabel")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/credentials/{credential}",
        tags,
        summary: "Relabel a credential",
      },
    })
    .input(relabelCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => relabelCredential(ctx.scope, input)),

  revoke: workspaceProcedure("credential.revoke")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/credentials/{credential}",
        tags,
        summary: "Revoke a credential for good",
      },
    })
    .input(revokeCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => revokeCredential(ctx.scope, input)),

  enable: workspaceProcedure("credential.enable")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/credentials/{credential}/enable",
        tags,
        summary: "Let a credential work again whose place was deleted and restored",
      },
    })
    .input(enableCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => enableCredential(ctx.scope, input)),
});
