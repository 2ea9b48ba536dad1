import "server-only";
import { projectProcedure, router, workspaceProcedure } from "../api/trpc";
import { createRule } from "./commands/create-rule";
import { removeRule } from "./commands/remove-rule";
import { updateRule } from "./commands/update-rule";
import { previewCreation, previewRemoval, previewUpdate } from "./queries/previews";
import { getRule, listRules } from "./queries/rules";
import { listShared } from "./queries/shared";
import { listSubjects } from "./queries/subjects";
import {
  createRuleSchema,
  listRulesSchema,
  listSharedSchema,
  listSubjectsSchema,
  removedRuleView,
  ruleChangeView,
  ruleColumns,
  rulePage,
  ruleSchema,
  ruleSubjectColumns,
  ruleSubjectPage,
  ruleView,
  sharedResourceColumns,
  sharedResourcePage,
  updateRuleSchema,
} from "./schema";

const tags = ["Access rules"];

export const accessRulesRouter = router({
  list: workspaceProcedure("access-rule.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access-rules",
        tags,
        summary: "List the access rules of a workspace",
      },
      exported: ruleColumns,
    })
    .input(listRulesSchema)
    .output(rulePage)
    .query(({ ctx, input }) => listRules(ctx.scope, input)),

  get: workspaceProcedure("access-rule.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access-rules/{rule}",
        tags,
        summary: "Get an access rule",
      },
    })
    .input(ruleSchema)
    .output(ruleView)
    .query(({ ctx, input }) => getRule(ctx.scope, input.rule)),

  listSubjects: workspaceProcedure("access-rule.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access-rules/{rule}/subjects",
        tags,
        summary: "List whom an access rule names: people, service accounts, groups, and projects that it shares into",
      },
      exported: ruleSubjectColumns,
    })
    .input(listSubjectsSchema)
    .output(ruleSubjectPage)
    .query(({ ctx, input }) => listSubjects(ctx.scope, input)),

  listShared: projectProcedure("project.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/projects/{project}/shared-resources",
        tags,
        summary: "List what other places share with a project, or what of it is shared with others",
      },
      exported: sharedResourceColumns,
    })
    .input(listSharedSchema)
    .output(sharedResourcePage)
    .query(({ ctx, input }) => listShared(ctx.scope, input)),

  previewCreation: workspaceProcedure("access-rule.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access-rules/preview",
        tags,
        summary: "Say who would gain by a new access rule",
      },
    })
    .input(createRuleSchema)
    .output(ruleChangeView)
    .query(({ ctx, input }) => previewCreation(ctx.scope, input)),

  previewUpdate: workspaceProcedure("access-rule.update")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access-rules/{rule}/preview",
        tags,
        summary: "Say who would gain and who would lose by a change of an access rule",
      },
    })
    .input(updateRuleSchema)
    .output(ruleChangeView)
    .query(({ ctx, input }) => previewUpdate(ctx.scope, input)),

  previewRemoval: workspaceProcedure("access-rule.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access-rules/{rule}/removal",
        tags,
        summary: "Say who would lose by the deletion of an access rule",
      },
    })
    .input(ruleSchema)
    .output(ruleChangeView)
    .query(({ ctx, input }) => previewRemoval(ctx.scope, input.rule)),

  create: workspaceProcedure("access-rule.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access-rules",
        tags,
        summary: "Create an access rule",
      },
    })
    .input(createRuleSchema)
    .output(ruleView)
    .mutation(({ ctx, input }) => createRule(ctx.scope, input)),

  update: workspaceProcedure("access-rule.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/access-rules/{rule}",
        tags,
        summary: "Change an access rule: what it gives, where it holds, whom it names, when it ends",
      },
    })
    .input(updateRuleSchema)
    .output(ruleView)
    .mutation(({ ctx, input }) => updateRule(ctx.scope, input)),

  remove: workspaceProcedure("access-rule.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/access-rules/{rule}",
        tags,
        summary: "Delete an access rule",
      },
    })
    .input(ruleSchema)
    .output(removedRuleView)
    .mutation(({ ctx, input }) => removeRule(ctx.scope, input)),
});
