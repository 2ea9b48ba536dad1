import { actorByCredential } from "@/server/auth/credential";
import { callerWithCredential, type Caller } from "../caller";
import { requestInfo } from "../requests";
import type { CredentialRef } from "./machines";

interface Keys {
  id: string;
  accessKey: string;
  secretKey: string;
}

/** A credential as it is made, used as it comes through the door. */
export async function presented({ id, accessKey, secretKey }: Keys): Promise<CredentialRef & { caller: Caller }> {
  const actor = await actorByCredential(accessKey, secretKey, requestInfo());
  const made = { id, accessKey, secretKey, actor };
  return { ...made, caller: callerWithCredential(made) };
}
