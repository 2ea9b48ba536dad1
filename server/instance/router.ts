import "server-only";
import { z } from "zod";
import { instanceProcedure, router } from "../api/trpc";
import * as commands from "./commands";
import { getInstance, listAllOrganizations, listMails, listUsers } from "./queries";
import * as schema from "./schema";

const tags = ["Instance"];
const idView = z.object({ id: z.string() });

export const instanceRouter = router({
  get: instanceProcedure("instance.read")
    .meta({ openapi: { method: "GET", path: "/instance", tags, summary: "The installation at a glance" } })
    .output(schema.instanceView)
    .query(({ ctx }) => getInstance(ctx.scope)),

  update: instanceProcedure("instance.update")
    .meta({
      openapi: { method: "PATCH", path: "/instance", tags, summary: "Set who may sign up and make organizations" },
    })
    .input(schema.updateInstanceSchema)
    .output(schema.instanceView)
    .mutation(({ ctx, input }) => commands.updateInstance(ctx.scope, input)),

  mails: instanceProcedure("mail.list")
    .meta({ openapi: { method: "GET", path: "/instance/mails", tags, summary: "List the mail outbox" } })
    .input(schema.listMailsSchema)
    .output(schema.mailPage)
    .query(({ ctx, input }) => listMails(ctx.scope, input)),

  retryMail: instanceProcedure("mail.retry")
    .meta({
      openapi: { method: "POST", path: "/instance/mails/{mail}/retry", tags, summary: "Send a failed letter again" },
    })
    .input(schema.retryMailSchema)
    .output(idView)
    .mutation(({ ctx, input }) => commands.retryMail(ctx.scope, input)),

  testMail: instanceProcedure("mail.test")
    .meta({ openapi: { method: "POST", path: "/instance/mails", tags, summary: "Send a test mail" } })
    .input(schema.testMailSchema)
    .output(idView)
    .mutation(({ ctx, input }) => commands.sendTestMail(ctx.scope, input)),

  users: instanceProcedure("user.list")
    .meta({ openapi: { method: "GET", path: "/instance/users", tags, summary: "List all users" } })
    .input(schema.listUsersSchema)
    .output(schema.instanceUserPage)
    .query(({ ctx, input }) => listUsers(ctx.scope, input)),

  suspendUser: instanceProcedure("user.suspend")
    .meta({ openapi: { method: "POST", path: "/instance/users/{user}/suspend", tags, summary: "Suspend a user" } })
    .input(schema.userIdSchema)
    .output(schema.instanceUserView)
    .mutation(({ ctx, input }) => commands.suspendUser(ctx.scope, input)),

  resumeUser: instanceProcedure("user.resume")
    .meta({
      openapi: { method: "POST", path: "/instance/users/{user}/resume", tags, summary: "End a user's suspension" },
    })
    .input(schema.userIdSchema)
    .output(schema.instanceUserView)
    .mutation(({ ctx, input }) => commands.resumeUser(ctx.scope, input)),

  setOperator: instanceProcedure("user.set-operator", { fresh: "any" })
    .meta({
      openapi: { method: "PUT", path: "/instance/users/{user}/operator", tags, summary: "Name or dismiss an operator" },
    })
    .input(schema.setOperatorSchema)
    .output(schema.instanceUserView)
    .mutation(({ ctx, input }) => commands.setOperator(ctx.scope, input)),

  organizations: instanceProcedure("organization.list-all")
    .meta({ openapi: { method: "GET", path: "/instance/organizations", tags, summary: "List all organizations" } })
    .input(schema.listOrganizationsSchema)
    .output(schema.instanceOrganizationPage)
    .query(({ ctx, input }) => listAllOrganizations(ctx.scope, input)),

  suspendOrganization: instanceProcedure("organization.suspend")
    .meta({
      openapi: {
        method: "POST",
        path: "/instance/organizations/{target}/suspend",
        tags,
        summary: "Suspend an organization",
      },
    })
    .input(schema.organizationIdSchema)
    .output(schema.instanceOrganizationView)
    .mutation(({ ctx, input }) => commands.suspendOrganization(ctx.scope, input)),

  resumeOrganization: instanceProcedure("organization.resume")
    .meta({
      openapi: {
        method: "POST",
        path: "/instance/organizations/{target}/resume",
        tags,
        summary: "End an organization's suspension",
      },
    })
    .input(schema.organizationIdSchema)
    .output(schema.instanceOrganizationView)
    .mutation(({ ctx, input }) => commands.resumeOrganization(ctx.scope, input)),

  setSeats: instanceProcedure("organization.set-seats")
    .meta({
      openapi: {
        method: "PUT",
        path: "/instance/organizations/{target}/seats",
        tags,
        summary: "Set an organization's maximum of people",
      },
    })
    .input(schema.setSeatsSchema)
    .output(schema.instanceOrganizationView)
    .mutation(({ ctx, input }) => commands.setSeats(ctx.scope, input)),
});
