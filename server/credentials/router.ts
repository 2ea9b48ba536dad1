import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { historyPage } from "../audit/schema";
import { createMachineCredential } from "./commands/create-machine-credential";
import {
  createCredential,
  enableCredential,
  relabelCredential,
  revokeCredential,
  rotateCredential,
  setCredentialNetworks,
} from "./commands/workspace-credentials";
import {
  getCredential,
  getCredentialUses,
  listCredentialHistory,
  listCredentials,
  listMachineCredentials,
} from "./queries";
import {
  createCredentialSchema,
  createdCredentialView,
  createMachineCredentialSchema,
  credentialPage,
  credentialView,
  getCredentialSchema,
  historySchema,
  listCredentialsSchema,
  listMachineCredentialsSchema,
  relabelCredentialSchema,
  enableCredentialSchema,
  revokeCredentialSchema,
  rotateCredentialSchema,
  setNetworksSchema,
  usesView,
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

  get: workspaceProcedure("credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/credentials/{credential}",
        tags,
        summary: "Get a credential, with what it is limited to",
      },
    })
    .input(getCredentialSchema)
    .output(credentialView)
    .query(({ ctx, input }) => getCredential(ctx.scope, input.credential)),

  uses: workspaceProcedure("credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/credentials/{credential}/uses",
        tags,
        summary: "Get how often each secret key of a credential was used in the last seven days, and from where",
      },
    })
    .input(getCredentialSchema)
    .output(usesView)
    .query(({ ctx, input }) => getCredentialUses(ctx.scope, input.credential)),

  history: workspaceProcedure("credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/credentials/{credential}/history",
        tags,
        summary: "List what was done to a credential",
      },
    })
    .input(historySchema)
    .output(historyPage)
    .query(({ ctx, input }) => listCredentialHistory(ctx.scope, input)),

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

  listForMachine: workspaceProcedure("service-account.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/credentials",
        tags,
        summary: "List the credentials of a service account",
      },
    })
    .input(listMachineCredentialsSchema)
    .output(credentialPage)
    .query(({ ctx, input }) => listMachineCredentials(ctx.scope, input)),

  createForMachine: workspaceProcedure("service-account.create-credential")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/credentials",
        tags,
        summary: "Create a further credential of a service account; its secret key is shown once",
      },
    })
    .input(createMachineCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => createMachineCredential(ctx.scope, input)),

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

  rotate: workspaceProcedure("credential.rotate")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/credentials/{credential}/rotate",
        tags,
        summary: "Give a credential a new secret key, beside which the old one works on for a while",
      },
    })
    .input(rotateCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => rotateCredential(ctx.scope, input)),

  setNetworks: workspaceProcedure("credential.set-networks")
    .meta({
      openapi: {
        method: "PUT",
        path: "/workspaces/{workspace}/credentials/{credential}/networks",
        tags,
        summary: "Say from which networks alone a credential is good",
      },
    })
    .input(setNetworksSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => setCredentialNetworks(ctx.scope, input)),

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
