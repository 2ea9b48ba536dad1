import "server-only";
import { instanceProcedure, router } from "../api/trpc";
import { updateBillingSettings } from "./commands";
import { getBillingSettings } from "./queries";
import { billingSettingsView, updateBillingSettingsSchema } from "./schema";

const tags = ["Instance"];
const path = "/instance/billing";

export const billingSettingsRouter = router({
  get: instanceProcedure("billing-settings.read")
    .meta({ openapi: { method: "GET", path, tags, summary: "Get who sends invoices, with which tax and terms" } })
    .output(billingSettingsView)
    .query(({ ctx }) => getBillingSettings(ctx.scope)),

  update: instanceProcedure("billing-settings.update")
    .meta({ openapi: { method: "PATCH", path, tags, summary: "Set who sends invoices, with which tax and terms" } })
    .input(updateBillingSettingsSchema)
    .output(billingSettingsView)
    .mutation(({ ctx, input }) => updateBillingSettings(ctx.scope, input)),
});
