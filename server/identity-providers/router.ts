import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { addCertificate, generateKey, retireCertificate } from "./commands/change-certificates";
import { activateIdentityProvider, deactivateIdentityProvider } from "./commands/change-state";
import { createIdentityProvider } from "./commands/create-identity-provider";
import { duplicateIdentityProvider } from "./commands/duplicate-identity-provider";
import { discoverIdentityProvider, importMetadata } from "./commands/fill-from-provider";
import { removeIdentityProvider } from "./commands/remove-identity-provider";
import { startTest } from "./commands/start-test";
import { updateIdentityProvider } from "./commands/update-identity-provider";
import { getIdentityProvider, listIdentityProviders } from "./queries/list";
import { previewIdentityProviderRemoval } from "./queries/removal";
import {
  addCertificateSchema,
  createIdentityProviderSchema,
  discoverSchema,
  duplicateIdentityProviderSchema,
  identityProviderSchema,
  identityProviderTestSchema,
  importMetadataSchema,
  listIdentityProvidersSchema,
  removeIdentityProviderSchema,
  retireCertificateSchema,
  updateIdentityProviderSchema,
} from "./schema/inputs";
import { startedTestView, testView } from "./schema/test-result";
import {
  deactivatedIdentityProviderView,
  identityProviderColumns,
  identityProviderPage,
  identityProviderRemovalView,
  identityProviderView,
  removedIdentityProviderView,
} from "./schema/views";
import { getTest } from "./views/test-result";

/** Whoever says whose word counts has just proved who they are. */
const FRESH = { fresh: "any" } as const;

const tags = ["Identity providers"];
const ALL = "/organizations/{organization}/identity-providers" as const;
const ONE = `${ALL}/{identityProvider}` as const;

export const identityProvidersRouter = router({
  list: organizationProcedure("identity-provider.list")
    .meta({
      openapi: {
        method: "GET",
        path: ALL,
        tags,
        summary: "List the connections of an organization to identity providers",
      },
      exported: identityProviderColumns,
    })
    .input(listIdentityProvidersSchema)
    .output(identityProviderPage)
    .query(({ ctx, input }) => listIdentityProviders(ctx.scope, input)),

  get: organizationProcedure("identity-provider.list")
    .meta({ openapi: { method: "GET", path: ONE, tags, summary: "Get a connection; its secrets are never among it" } })
    .input(identityProviderSchema)
    .output(identityProviderView)
    .query(({ ctx, input }) => getIdentityProvider(ctx.scope.db, input.identityProvider)),

  create: organizationProcedure("identity-provider.create")
    .meta({
      openapi: {
        method: "POST",
        path: ALL,
        tags,
        summary: "Create a connection, switched off; fields may be missing yet",
      },
    })
    .input(createIdentityProviderSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => createIdentityProvider(ctx.scope, input)),

  update: organizationProcedure("identity-provider.update", FRESH)
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Change fields of a connection" } })
    .input(updateIdentityProviderSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => updateIdentityProvider(ctx.scope, input)),

  activate: organizationProcedure("identity-provider.activate", FRESH)
    .meta({ openapi: { method: "POST", path: `${ONE}/activate`, tags, summary: "Let people sign in by a connection" } })
    .input(identityProviderSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => activateIdentityProvider(ctx.scope, input)),

  deactivate: organizationProcedure("identity-provider.deactivate", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/deactivate`,
        tags,
        summary: "Let nobody sign in by a connection any more",
      },
    })
    .input(identityProviderSchema)
    .output(deactivatedIdentityProviderView)
    .mutation(({ ctx, input }) => deactivateIdentityProvider(ctx.scope, input)),

  duplicate: organizationProcedure("identity-provider.duplicate")
    .meta({
      openapi: { method: "POST", path: `${ONE}/duplicate`, tags, summary: "Copy a connection, without its secrets" },
    })
    .input(duplicateIdentityProviderSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => duplicateIdentityProvider(ctx.scope, input)),

  previewRemoval: organizationProcedure("identity-provider.remove")
    .meta({
      openapi: { method: "GET", path: `${ONE}/removal`, tags, summary: "Say what the deletion of a connection ends" },
    })
    .input(identityProviderSchema)
    .output(identityProviderRemovalView)
    .query(({ ctx, input }) => previewIdentityProviderRemoval(ctx.scope.db, input.identityProvider)),

  remove: organizationProcedure("identity-provider.remove", FRESH)
    .meta({
      openapi: { method: "DELETE", path: ONE, tags, summary: "Delete a connection; accounts and memberships stay" },
    })
    .input(removeIdentityProviderSchema)
    .output(removedIdentityProviderView)
    .mutation(({ ctx, input }) => removeIdentityProvider(ctx.scope, input)),

  discover: organizationProcedure("identity-provider.discover", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/discovery`,
        tags,
        summary: "Fill a connection by OIDC with what its provider says of itself",
      },
    })
    .input(discoverSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => discoverIdentityProvider(ctx.scope, input)),

  importMetadata: organizationProcedure("identity-provider.import-metadata", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/metadata`,
        tags,
        summary: "Fill a connection by SAML with its provider's metadata",
      },
    })
    .input(importMetadataSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => importMetadata(ctx.scope, input)),

  addCertificate: organizationProcedure("identity-provider.add-certificate", FRESH)
    .meta({
      openapi: { method: "POST", path: `${ONE}/certificates`, tags, summary: "Add a certificate of a SAML provider" },
    })
    .input(addCertificateSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => addCertificate(ctx.scope, input)),

  retireCertificate: organizationProcedure("identity-provider.retire-certificate", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/certificates/{certificate}/retire`,
        tags,
        summary: "Let a certificate of a SAML provider prove nothing any more",
      },
    })
    .input(retireCertificateSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => retireCertificate(ctx.scope, input)),

  generateKey: organizationProcedure("identity-provider.generate-key", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/key`,
        tags,
        summary: "Make a new key pair that signs requests to a SAML provider",
      },
    })
    .input(identityProviderSchema)
    .output(identityProviderView)
    .mutation(({ ctx, input }) => generateKey(ctx.scope, input)),

  test: organizationProcedure("identity-provider.test")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/tests`,
        tags,
        summary: "Begin a test of a connection, a round trip that makes no user, session or membership",
      },
    })
    .input(identityProviderSchema)
    .output(startedTestView)
    .mutation(({ ctx, input }) => startTest(ctx.scope, input)),

  getTest: organizationProcedure("identity-provider.test")
    .meta({
      openapi: { method: "GET", path: `${ONE}/tests/{test}`, tags, summary: "Get what a test of one's own came to" },
    })
    .input(identityProviderTestSchema)
    .output(testView)
    .query(({ ctx, input }) => getTest(ctx.scope, input)),
});
