import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { beginPasskey, createPasskey, removePasskey, renamePasskey } from "./commands/passkeys";
import { renewRecoveryCodes } from "./commands/recovery-codes";
import { beginTotp, confirmTotp, removeTotp } from "./commands/totp";
import { getSecondFactors } from "./queries";
import * as schema from "./schema";
import { passkeysPossible } from "./webauthn";

const tags = ["Account"];
/** A code alone does not change what it is a part of. */
const FRESH = { fresh: "first" } as const;

export const secondFactorsRouter = router({
  get: actorProcedure("second-factor.read")
    .meta({
      openapi: { method: "GET", path: "/account/second-factors", tags, summary: "The caller's own second factors" },
    })
    .output(schema.secondFactorsView)
    .query(async ({ ctx }) => ({ ...(await getSecondFactors(ctx.scope)), passkeysPossible: passkeysPossible() })),

  beginTotp: actorProcedure("totp.begin", "session", FRESH)
    .meta({
      openapi: { method: "POST", path: "/account/totp", tags, summary: "Make a secret for an app of one-time codes" },
    })
    .output(schema.begunTotpView)
    .mutation(({ ctx }) => beginTotp(ctx.scope)),

  confirmTotp: actorProcedure("totp.confirm", "session", FRESH)
    .meta({ openapi: { method: "PUT", path: "/account/totp", tags, summary: "Take the app into use by a code of it" } })
    .input(schema.confirmTotpSchema)
    .output(schema.addedFactorView)
    .mutation(({ ctx, input }) => confirmTotp(ctx.scope, input)),

  removeTotp: actorProcedure("totp.remove", "session", FRESH)
    .meta({ openapi: { method: "DELETE", path: "/account/totp", tags, summary: "Drop the app of one-time codes" } })
    .output(schema.removedFactorView)
    .mutation(({ ctx }) => removeTotp(ctx.scope)),

  beginPasskey: actorProcedure("passkey.create", "session", FRESH)
    .meta({
      openapi: {
        method: "GET",
        path: "/account/passkeys/options",
        tags,
        summary: "Get what a browser needs to make a passkey",
      },
    })
    .output(schema.optionsView)
    .query(({ ctx }) => beginPasskey(ctx.scope)),

  createPasskey: actorProcedure("passkey.create", "session", FRESH)
    .meta({ openapi: { method: "POST", path: "/account/passkeys", tags, summary: "Keep a passkey that was made" } })
    .input(schema.createPasskeySchema)
    .output(schema.addedPasskeyView)
    .mutation(({ ctx, input }) => createPasskey(ctx.scope, input)),

  renamePasskey: actorProcedure("passkey.rename")
    .meta({ openapi: { method: "PATCH", path: "/account/passkeys/{passkey}", tags, summary: "Rename a passkey" } })
    .input(schema.renamePasskeySchema)
    .output(schema.passkeyView)
    .mutation(({ ctx, input }) => renamePasskey(ctx.scope, input)),

  removePasskey: actorProcedure("passkey.remove", "session", FRESH)
    .meta({ openapi: { method: "DELETE", path: "/account/passkeys/{passkey}", tags, summary: "Remove a passkey" } })
    .input(schema.passkeySchema)
    .output(schema.removedFactorView)
    .mutation(({ ctx, input }) => removePasskey(ctx.scope, input)),

  renewRecoveryCodes: actorProcedure("recovery-code.renew", "session", FRESH)
    .meta({
      openapi: {
        method: "POST",
        path: "/account/recovery-codes",
        tags,
        summary: "Make ten new recovery codes; the former ones die",
      },
    })
    .output(schema.recoveryCodesView)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx.scope)),
});
