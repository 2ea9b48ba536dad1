import "server-only";
import { actorProcedure, router, workspaceProcedure } from "../api/trpc";
import { createAccessRequest } from "./commands/create-access-request";
import { approveAccessRequest, declineAccessRequest } from "./commands/decide-access-request";
import { withdrawAccessRequest } from "./commands/withdraw-access-request";
import { listAccessRequests } from "./queries/requests";
import { listWaiting } from "./queries/waiting";
import {
  accessRequestPage,
  accessRequestView,
  approveAccessRequestSchema,
  createAccessRequestSchema,
  declineAccessRequestSchema,
  listAccessRequestsSchema,
  listWaitingSchema,
  waitingRequestPage,
  withdrawAccessRequestSchema,
} from "./schema";

const tags = ["Access requests"];
const ALL = "/workspaces/{workspace}/access-requests";
const ONE = `${ALL}/{request}` as const;

export const accessRequestsRouter = router({
  list: workspaceProcedure("access-request.list")
    .meta({ openapi: { method: "GET", path: ALL, tags, summary: "List who asked for access: oneself, or everybody" } })
    .input(listAccessRequestsSchema)
    .output(accessRequestPage)
    .query(({ ctx, input }) => listAccessRequests(ctx.scope, input)),

  create: workspaceProcedure("access-request.create")
    .meta({ openapi: { method: "POST", path: ALL, tags, summary: "Ask for access to a resource or a project" } })
    .input(createAccessRequestSchema)
    .output(accessRequestView)
    .mutation(({ ctx, input }) => createAccessRequest(ctx.scope, input)),

  withdraw: workspaceProcedure("access-request.withdraw")
    .meta({ openapi: { method: "POST", path: `${ONE}/withdraw`, tags, summary: "Withdraw your request for access" } })
    .input(withdrawAccessRequestSchema)
    .output(accessRequestView)
    .mutation(({ ctx, input }) => withdrawAccessRequest(ctx.scope, input)),

  approve: workspaceProcedure("access-request.approve")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/approve`,
        tags,
        summary: "Grant a request, as an access rule that ends",
      },
    })
    .input(approveAccessRequestSchema)
    .output(accessRequestView)
    .mutation(({ ctx, input }) => approveAccessRequest(ctx.scope, input)),

  decline: workspaceProcedure("access-request.decline")
    .meta({ openapi: { method: "POST", path: `${ONE}/decline`, tags, summary: "Decline a request for access" } })
    .input(declineAccessRequestSchema)
    .output(accessRequestView)
    .mutation(({ ctx, input }) => declineAccessRequest(ctx.scope, input)),

  listWaiting: actorProcedure("notification.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/inbox/access-requests",
        tags,
        summary: "List the requests for access that wait for your answer",
      },
    })
    .input(listWaitingSchema)
    .output(waitingRequestPage)
    .query(({ ctx, input }) => listWaiting(ctx.scope, input)),
});
