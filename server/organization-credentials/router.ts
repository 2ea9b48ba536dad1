import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { historyPage } from "../audit/schema";
import { createdCredentialView, credentialPage, credentialView, usesView } from "../credentials/schema";
import {
  createOrganizationCredential,
  enableOrganizationCredential,
  relabelOrganizationCredential,
  revokeOrganizationCredential,
  rotateOrganizationCredential,
  setOrganizationCredentialNetworks,
} from "./commands";
import {
  getOrganizationCredential,
  getOrganizationCredentialUses,
  listOrganizationCredentialHistory,
  listOrganizationCredentials,
} from "./queries";
import {
  createOrganizationCredentialSchema,
  listOrganizationCredentialsSchema,
  organizationCredentialHistorySchema,
  organizationCredentialSchema,
  relabelOrganizationCredentialSchema,
  rotateOrganizationCredentialSchema,
  setOrganizationCredentialNetworksSchema,
} from "./schema";

const tags = ["Credentials"];

export const organizationCredentialsRouter = router({
  list: organizationProcedure("organization-credential.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/credentials",
        tags,
        summary: "List the credentials that reach a whole organization",
      },
    })
    .input(listOrganizationCredentialsSchema)
    .output(credentialPage)
    .query(({ ctx, input }) => listOrganizationCredentials(ctx.scope, input)),

  get: organizationProcedure("organization-credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/credentials/{credential}",
        tags,
        summary: "Get a credential that reaches a whole organization",
      },
    })
    .input(organizationCredentialSchema)
    .output(credentialView)
    .query(({ ctx, input }) => getOrganizationCredential(ctx.scope, input.credential)),

  uses: organizationProcedure("organization-credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/credentials/{credential}/uses",
        tags,
        summary: "Get how often each secret key of a credential was used in the last seven days, and from where",
      },
    })
    .input(organizationCredentialSchema)
    .output(usesView)
    .query(({ ctx, input }) => getOrganizationCredentialUses(ctx.scope, input.credential)),

  history: organizationProcedure("organization-credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/credentials/{credential}/history",
        tags,
        summary: "List what was done to a credential",
      },
    })
    .input(organizationCredentialHistorySchema)
    .output(historyPage)
    .query(({ ctx, input }) => listOrganizationCredentialHistory(ctx.scope, input)),

  create: organizationProcedure("organization-credential.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/credentials",
        tags,
        summary: "Create a credential that reaches a whole organization; its secret key is shown once",
      },
    })
    .input(createOrganizationCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => createOrganizationCredential(ctx.scope, input)),

  relabel: organizationProcedure("organization-credential.relabel")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/organizations/{organization}/credentials/{credential}",
        tags,
        summary: "Relabel a credential",
      },
    })
    .input(relabelOrganizationCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => relabelOrganizationCredential(ctx.scope, input)),

  rotate: organizationProcedure("organization-credential.rotate")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/credentials/{credential}/rotate",
        tags,
        summary: "Give a credential a new secret key, beside which the old one works on for a while",
      },
    })
    .input(rotateOrganizationCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => rotateOrganizationCredential(ctx.scope, input)),

  setNetworks: organizationProcedure("organization-credential.set-networks")
    .meta({
      openapi: {
        method: "PUT",
        path: "/organizations/{organization}/credentials/{credential}/networks",
        tags,
        summary: "Say from which networks alone a credential is good",
      },
    })
    .input(setOrganizationCredentialNetworksSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => setOrganizationCredentialNetworks(ctx.scope, input)),

  revoke: organizationProcedure("organization-credential.revoke")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/organizations/{organization}/credentials/{credential}",
        tags,
        summary: "Revoke a credential for good",
      },
    })
    .input(organizationCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => revokeOrganizationCredential(ctx.scope, input)),

  enable: organizationProcedure("organization-credential.enable")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/credentials/{credential}/enable",
        tags,
        summary: "Let a credential work again whose organization was deleted and restored",
      },
    })
    .input(organizationCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => enableOrganizationCredential(ctx.scope, input)),
});
