import { describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/machines";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";

useDatabase();

async function disabled() {
  const owner = await person();
  const { workspace } = await organization(owner);
  const member = await person();
  await workspaceMember(workspace, member);
  const made = await credential(member, workspace);
  await sql('update "credentials" set "disabledAt" = now() where "id" = $1', made.id);
  return { owner, member, workspace, made, input: { workspace: workspace.id, credential: made.id } };
}

describe("a credential whose place was deleted and restored", () => {
  test("works for nobody until its owner enables it", async () => {
    const { member, made, input } = await disabled();
    const use = () => actorByCredential(made.accessKey, made.secretKey, requestInfo());
    await expect(use()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect((await callerOf(member).credentials.enable(input)).status).toBe("active");
    expect((await use()).id).toBe(member.id);
    expect(await refusalOf(callerOf(member).credentials.enable(input))).toBe("CONFLICT not_disabled");
  });

  test("is enabled by a workspace admin too, and by nobody else", async () => {
    const { owner, workspace, input } = await disabled();
    const other = await person();
    await workspaceMember(workspace, other);
    expect(await refusalOf(callerOf(other).credentials.enable(input))).toBe("NOT_FOUND not_found");
    expect((await callerOf(owner).credentials.enable(input)).status).toBe("active");
  });

  test("stays dead once it is revoked", async () => {
    const { owner, input } = await disabled();
    await callerOf(owner).credentials.revoke(input);
    const again = await refusalOf(callerOf(owner).credentials.enable(input));
    expect(again).toBe("CONFLICT credential_revoked");
  });
});
