import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { deliverConfiguration } from "./deliver";
import { listConfigurationKeys, listStack } from "./keys";
import {
  configurationKeyColumns,
  configurationKeyPage,
  configurationStackSchema,
  configurationView,
  getConfigurationSchema,
  listConfigurationKeysSchema,
  stackView,
} from "./schema";

const tags = ["Configuration"];

export const configurationRouter = router({
  get: workspaceProcedure("configuration.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/configuration",
        tags,
        summary: "Get the configuration that comes out of all vaults of the caller, or of an actor",
      },
      negotiated: true,
    })
    .input(getConfigurationSchema)
    .output(configurationView)
    .query(({ ctx, input }) => deliverConfiguration(ctx.scope, input)),

  keys: workspaceProcedure("configuration.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/configuration/keys",
        tags,
        summary: "List the keys of a configuration, each with the vault that wins, why, and what the others say",
      },
      exported: configurationKeyColumns,
    })
    .input(listConfigurationKeysSchema)
    .output(configurationKeyPage)
    .query(({ ctx, input }) => listConfigurationKeys(ctx.scope, input)),

  vaults: workspaceProcedure("configuration.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/configuration/vaults",
        tags,
        summary: "List the vaults that a configuration comes from, the one over all others first",
      },
    })
    .input(configurationStackSchema)
    .output(stackView)
    .query(({ ctx, input }) => listStack(ctx.scope, input)),
});
