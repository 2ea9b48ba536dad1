import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { answerDevice, checkDevice } from "./approval";
import { endDeviceSignIn } from "./commands";
import { listDeviceSignIns } from "./queries";
import * as schema from "./schema";

const tags = ["Account"];

export const deviceSignInsRouter = router({
  list: actorProcedure("device-sign-in.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/device-sign-ins",
        tags,
        summary: "List the devices let in as the caller",
      },
    })
    .input(schema.listDeviceSignInsSchema)
    .output(schema.deviceSignInPage)
    .query(({ ctx, input }) => listDeviceSignIns(ctx.scope, input)),

  end: actorProcedure("device-sign-in.end")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/device-sign-ins/{deviceSignIn}",
        tags,
        summary: "End the sign-in of one of the caller's devices",
      },
    })
    .input(schema.endDeviceSignInSchema)
    .output(schema.endedDeviceSignInView)
    .mutation(({ ctx, input }) => endDeviceSignIn(ctx.scope, input)),

  check: actorProcedure("device-sign-in.approve")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/device-requests/check",
        tags,
        summary: "See what the device with a code asks for; changes nothing",
      },
    })
    .input(schema.deviceCodeSchema)
    .output(schema.deviceRequestView)
    .query(({ ctx, input }) => checkDevice(ctx.scope, input)),

  approve: actorProcedure("device-sign-in.approve")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/device-requests/approve",
        tags,
        summary: "Let the device with a code in, as the caller",
      },
    })
    .input(schema.deviceCodeSchema)
    .output(schema.answeredDeviceView)
    .mutation(({ ctx, input }) => answerDevice(ctx.scope, input, true)),

  deny: actorProcedure("device-sign-in.deny")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/device-requests/deny",
        tags,
        summary: "Refuse the device with a code",
      },
    })
    .input(schema.deviceCodeSchema)
    .output(schema.answeredDeviceView)
    .mutation(({ ctx, input }) => answerDevice(ctx.scope, input, false)),
});
