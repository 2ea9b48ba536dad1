import "server-only";
import { projectProcedure, router } from "../api/trpc";
import { historyPage } from "../audit/schema";
import { createdCredentialView, credentialPage, credentialView, usesView } from "../credentials/schema";
import { pageSchema } from "../paging";
import {
  createProjectCredential,
  enableProjectCredential,
  relabelProjectCredential,
  revokeProjectCredential,
  rotateProjectCredential,
  setProjectCredentialNetworks,
} from "./commands/project-credentials";
import {
  getProjectCredential,
  listProjectCredentials,
  listProjectCredentialHistory,
  getProjectCredentialUses,
} from "./queries";
import {
  createProjectCredentialSchema,
  projectCredentialHistorySchema,
  projectCredentialSchema,
  relabelProjectCredentialSchema,
  rotateProjectCredentialSchema,
  setProjectCredentialNetworksSchema,
} from "./schema";

const tags = ["Project credentials"];
const ALL = "/workspaces/{workspace}/projects/{project}/credentials";
const ONE = "/workspaces/{workspace}/projects/{project}/credentials/{credential}";

export const projectCredentialsRouter = router({
  list: projectProcedure("project-credential.list")
    .meta({ openapi: { method: "GET", path: ALL, tags, summary: "List the credentials of a project" } })
    .input(pageSchema)
    .output(credentialPage)
    .query(({ ctx, input }) => listProjectCredentials(ctx.scope, input)),

  get: projectProcedure("project-credential.read")
    .meta({ openapi: { method: "GET", path: ONE, tags, summary: "Get a credential of a project" } })
    .input(projectCredentialSchema)
    .output(credentialView)
    .query(({ ctx, input }) => getProjectCredential(ctx.scope, input.credential)),

  uses: projectProcedure("project-credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${ONE}/uses`,
        tags,
        summary: "Say how often each secret key of a credential of a project was used, from where and by what",
      },
    })
    .input(projectCredentialSchema)
    .output(usesView)
    .query(({ ctx, input }) => getProjectCredentialUses(ctx.scope, input.credential)),

  history: projectProcedure("project-credential.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${ONE}/history`,
        tags,
        summary: "List what was done with a credential of a project",
      },
    })
    .input(projectCredentialHistorySchema)
    .output(historyPage)
    .query(({ ctx, input }) => listProjectCredentialHistory(ctx.scope, input)),

  create: projectProcedure("project-credential.create")
    .meta({
      openapi: {
        method: "POST",
        path: ALL,
        tags,
        summary: "Create a credential of a project with a role in it; its secret key is shown once",
      },
    })
    .input(createProjectCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => createProjectCredential(ctx.scope, input)),

  relabel: projectProcedure("project-credential.relabel")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Relabel a credential of a project" } })
    .input(relabelProjectCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => relabelProjectCredential(ctx.scope, input)),

  rotate: projectProcedure("project-credential.rotate")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/rotate`,
        tags,
        summary: "Give a credential of a project a new secret key; the old one works on for the overlap",
      },
    })
    .input(rotateProjectCredentialSchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => rotateProjectCredential(ctx.scope, input)),

  setNetworks: projectProcedure("project-credential.set-networks")
    .meta({
      openapi: {
        method: "PUT",
        path: `${ONE}/networks`,
        tags,
        summary: "Say from which addresses and networks a credential of a project is good",
      },
    })
    .input(setProjectCredentialNetworksSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => setProjectCredentialNetworks(ctx.scope, input)),

  revoke: projectProcedure("project-credential.revoke")
    .meta({ openapi: { method: "DELETE", path: ONE, tags, summary: "Revoke a credential of a project for good" } })
    .input(projectCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => revokeProjectCredential(ctx.scope, input)),

  enable: projectProcedure("project-credential.enable")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/enable`,
        tags,
        summary: "Let a credential of a project work again that was deleted and restored",
      },
    })
    .input(projectCredentialSchema)
    .output(credentialView)
    .mutation(({ ctx, input }) => enableProjectCredential(ctx.scope, input)),
});
