import "server-only";
import { actorProcedure, organizationProcedure, router } from "../api/trpc";
import { createJoinRequest } from "./commands/create-join-request";
import { approveJoinRequest, declineJoinRequest } from "./commands/decide-join-request";
import { withdrawJoinRequest } from "./commands/withdraw-join-request";
import { joiningScope, listJoinable } from "./joinable";
import { listJoinRequests } from "./queries";
import {
  approveJoinRequestSchema,
  createdJoinRequestView,
  createJoinRequestSchema,
  declineJoinRequestSchema,
  joinablePage,
  joinRequestPage,
  joinRequestView,
  listJoinRequestsSchema,
  listMineSchema,
  withdrawJoinRequestSchema,
  withdrawnView,
} from "./schema";

const tags = ["Joining"];

export const joinRequestsRouter = router({
  listJoinable: actorProcedure("join-request.list-mine")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/joinable",
        tags,
        summary: "List the organizations that your verified address lets you join",
      },
    })
    .input(listMineSchema)
    .output(joinablePage)
    .query(({ ctx, input }) => listJoinable(ctx.scope, input)),

  create: actorProcedure("join-request.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/join-requests",
        tags,
        summary: "Ask to join an organization of your mail domain, or come in where it lets everybody in",
      },
    })
    .input(createJoinRequestSchema)
    .output(createdJoinRequestView)
    .mutation(async ({ ctx, input }) => {
      const { scope } = await joiningScope(ctx.scope, input.organization);
      ctx.trace.scope = scope;
      return createJoinRequest(scope, input.message);
    }),

  withdraw: actorProcedure("join-request.withdraw")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/join-requests/{joinRequest}",
        tags,
        summary: "Withdraw your request to join",
      },
    })
    .input(withdrawJoinRequestSchema)
    .output(withdrawnView)
    .mutation(({ ctx, input }) => withdrawJoinRequest(ctx.scope, input)),

  list: organizationProcedure("join-request.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/join-requests",
        tags,
        summary: "List who asked to join",
      },
    })
    .input(listJoinRequestsSchema)
    .output(joinRequestPage)
    .query(({ ctx, input }) => listJoinRequests(ctx.scope, input)),

  approve: organizationProcedure("join-request.approve")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/join-requests/{joinRequest}/approve",
        tags,
        summary: "Let somebody in who asked",
      },
    })
    .input(approveJoinRequestSchema)
    .output(joinRequestView)
    .mutation(({ ctx, input }) => approveJoinRequest(ctx.scope, input)),

  decline: organizationProcedure("join-request.decline")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/join-requests/{joinRequest}/decline",
        tags,
        summary: "Decline somebody's request to join",
      },
    })
    .input(declineJoinRequestSchema)
    .output(joinRequestView)
    .mutation(({ ctx, input }) => declineJoinRequest(ctx.scope, input)),
});
