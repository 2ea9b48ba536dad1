import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { archiveMeter, createMeter, updateMeter } from "./commands";
import { listMeters } from "./queries";
import {
  createMeterSchema,
  listMetersSchema,
  meterColumns,
  meterPage,
  meterSchema,
  meterView,
  updateMeterSchema,
} from "./schema";

const tags = ["Usage"];
const ALL = "/organizations/{organization}/meters";
const ONE = "/organizations/{organization}/meters/{meter}";

export const metersRouter = router({
  list: organizationProcedure("meter.list")
    .meta({
      openapi: { method: "GET", path: ALL, tags, summary: "List what is counted for an organization" },
      exported: meterColumns,
    })
    .input(listMetersSchema)
    .output(meterPage)
    .query(({ ctx, input }) => listMeters(ctx.scope, input)),

  create: organizationProcedure("meter.create")
    .meta({ openapi: { method: "POST", path: ALL, tags, summary: "Define a meter, which usage events may name then" } })
    .input(createMeterSchema)
    .output(meterView)
    .mutation(({ ctx, input }) => createMeter(ctx.scope, input)),

  update: organizationProcedure("meter.update")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Change a meter's name, unit or price" } })
    .input(updateMeterSchema)
    .output(meterView)
    .mutation(({ ctx, input }) => updateMeter(ctx.scope, input)),

  archive: organizationProcedure("meter.archive")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/archive`,
        tags,
        summary: "End a meter: it takes no more events, and what was counted stays",
      },
    })
    .input(meterSchema)
    .output(meterView)
    .mutation(({ ctx, input }) => archiveMeter(ctx.scope, input)),
});
