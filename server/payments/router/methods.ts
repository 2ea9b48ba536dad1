import "server-only";
import { organizationProcedure, router } from "../../api/trpc";
import { addPaymentMethod, confirmPaymentMethod, removePaymentMethod, setDefaultMethod } from "../commands/methods";
import { listPaymentMethods } from "../queries/methods";
import * as schema from "../schema";

const tags = ["Billing"];
const path = "/organizations/{organization}/payment-methods" as const;

export const paymentMethodsRouter = router({
  list: organizationProcedure("payment-method.list")
    .meta({ openapi: { method: "GET", path, tags, summary: "List what an organization pays by" } })
    .input(schema.listPaymentMethodsSchema)
    .output(schema.paymentMethodPage)
    .query(({ ctx, input }) => listPaymentMethods(ctx.scope, input)),

  add: organizationProcedure("payment-method.add")
    .meta({
      openapi: {
        method: "POST",
        path,
        tags,
        summary: "Pay by transfer, or open the payment provider's page on which a card is given",
      },
    })
    .input(schema.addPaymentMethodSchema)
    .output(schema.addedPaymentMethodView)
    .mutation(({ ctx, input }) => addPaymentMethod(ctx.scope, input)),

  confirm: organizationProcedure("payment-method.confirm")
    .meta({
      openapi: {
        method: "POST",
        path: `${path}/confirm`,
        tags,
        summary: "Take over the card that was given on the payment provider's page",
      },
    })
    .input(schema.confirmPaymentMethodSchema)
    .output(schema.paymentMethodView)
    .mutation(({ ctx, input }) => confirmPaymentMethod(ctx.scope, input)),

  setDefault: organizationProcedure("payment-method.set-default")
    .meta({
      openapi: { method: "POST", path: `${path}/{method}/default`, tags, summary: "Pay invoices by this from now on" },
    })
    .input(schema.paymentMethodIdSchema)
    .output(schema.paymentMethodView)
    .mutation(({ ctx, input }) => setDefaultMethod(ctx.scope, input)),

  remove: organizationProcedure("payment-method.remove")
    .meta({
      openapi: { method: "DELETE", path: `${path}/{method}`, tags, summary: "Forget a card, here and at the provider" },
    })
    .input(schema.paymentMethodIdSchema)
    .output(schema.removedPaymentMethodView)
    .mutation(({ ctx, input }) => removePaymentMethod(ctx.scope, input)),
});
