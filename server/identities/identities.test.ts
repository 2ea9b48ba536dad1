import { describe, expect, it } from "vitest";
import { arrival, arrive, company, signedIn } from "@/server/testing/sso/arrivals";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { aged } from "@/server/testing/sign-in/second-factors";

useDatabase();

describe("connected sign-ins", () => {
  it("are the caller's own, and those that their organizations offer", async () => {
    const at = await company({ createUsers: true });
    const colleague = await person();
    await workspaceMember(at.organization.workspace, colleague);
    const stranger = await person();
    const offered = await callerOf(colleague).identities.listConnectable({});
    expect(offered.items).toMatchObject([{ id: at.connection.id, organization: { id: at.organization.id } }]);
    expect((await callerOf(stranger).identities.listConnectable({})).items).toEqual([]);
    const asked = { identityProvider: at.connection.id };
    const { address } = await callerOf(colleague).identities.connect(asked);
    expect(address).toMatch(new RegExp(`^/sso/${at.connection.id}/start\\?begin=[\\w-]{43}$`));
    expect(await refusalOf(callerOf(stranger).identities.connect(asked))).toBe("NOT_FOUND not_found");
    const stale = callerOf(aged(colleague, 11)).identities.connect(asked);
    expect(await refusalOf(stale)).toBe("FORBIDDEN fresh_sign_in_required");
    const who = await signedIn(await arrive(arrival(at)));
    const { items } = await callerOf(who).identities.list({});
    expect(items).toMatchObject([{ email: who.email, identityProvider: { id: at.connection.id, active: true } }]);
    expect((await callerOf(who).identities.listConnectable({})).items).toEqual([]);
    const foreign = callerOf(colleague).identities.disconnect({ identity: items[0]?.id ?? "" });
    expect(await refusalOf(foreign)).toBe("NOT_FOUND not_found");
  });

  it("are disconnected while another way in is left", async () => {
    const at = await company({ createUsers: true });
    const who = await signedIn(await arrive(arrival(at)));
    const [identity] = (await callerOf(who).identities.list({})).items;
    const disconnect = () => refusalOf(callerOf(who).identities.disconnect({ identity: identity?.id ?? "" }));
    expect(await disconnect()).toBe("CONFLICT sso_last_way_in");
    await sql('update "users" set "passwordHash" = $2 where "id" = $1', who.id, "scrypt$");
    expect(await disconnect()).toBe("done");
    expect((await callerOf(who).identities.list({})).items).toEqual([]);
  });
});
