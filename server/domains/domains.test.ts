import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { dnsServer } from "@/server/testing/servers/dns";
import { tenant } from "@/server/testing/tenant";
import { recheckDomains } from "./recheck-domains";
import { verifyDomainAsOperator } from "./verify-as-operator";

useDatabase();

async function claimed(domain: string) {
  const of = await tenant();
  const at = { organization: of.organization.id };
  const made = await callerOf(of.owner).domains.create({ ...at, domain });
  const { name = "", value = "" } = made.record ?? {};
  return { ...of, at, made, name, value, call: callerOf(of.owner).domains };
}

describe("a mail domain", () => {
  test("is claimed with a record that only this organization can know, and is proved by it", async () => {
    const { texts } = await dnsServer();
    const { at, made, name, value, call } = await claimed("Proved.Example.com");
    expect(made).toMatchObject({ domain: "proved.example.com", status: "pending", verifiedBy: null, checkedAt: null });
    expect(name).toBe("_tenantry-challenge.proved.example.com");
    expect(value).toMatch(/^tenantry-verification=[\w-]{43}$/);
    texts.set(name, ["v=spf1 -all", value]);
    const proved = await call.verify({ ...at, domain: made.id });
    expect(proved).toMatchObject({ status: "verified", verifiedBy: "dns", checkFailure: null });
    expect((await call.list(at)).items).toEqual([proved]);
    const again = await call.verify({ ...at, domain: made.id });
    expect(again.verifiedAt).toBe(proved.verifiedAt);
    const rows = await sql(
      'select 1 from "audit_entries" where "targetId" = $1 and "action" = $2',
      made.id,
      "domain.verify",
    );
    expect(rows).toHaveLength(1);
  });

  test("stays unproved, with the reason, while the record is absent, another one, or DNS fails", async () => {
    const { texts } = await dnsServer();
    const { at, made, name, value, call } = await claimed("unproved.example.com");
    const verify = () => refusalOf(call.verify({ ...at, domain: made.id }));
    const failure = async () => (await call.list(at)).items[0]?.checkFailure;
    expect([await verify(), await failure()]).toEqual(["CONFLICT domain_unproved (domain)", "no_record"]);
    texts.set(name, [`${value}x`]);
    expect([await verify(), await failure()]).toEqual(["CONFLICT domain_unproved (domain)", "other_record"]);
    texts.set(name, "failure");
    expect([await verify(), await failure()]).toEqual(["CONFLICT domain_unproved (domain)", "no_answer"]);
    expect((await call.list(at)).items).toMatchObject([{ status: "pending", verifiedAt: null }]);
  });

  test("is claimed by many and proved by one", async () => {
    const { texts } = await dnsServer();
    const [one, two] = [await claimed("contested.example.com"), await claimed("contested.example.com")];
    texts.set(one.name, [one.value, two.value]);
    const outcomes = await Promise.all(
      [one, two].map(({ at, made, call }) => refusalOf(call.verify({ ...at, domain: made.id }))),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT taken (domain)", "done"]);
    const verified = await sql(
      'select 1 from "domains" where "domain" = $1 and "verifiedAt" is not null',
      "contested.example.com",
    );
    expect(verified).toHaveLength(1);
  });

  test("is refused where it is public, none, here already, or the organization a personal one", async () => {
    const { at, call, owner } = await claimed("twice.example.com");
    expect(await refusalOf(call.create({ ...at, domain: "twice.example.com" }))).toBe("CONFLICT taken (domain)");
    expect(await refusalOf(call.create({ ...at, domain: "gmail.com" }))).toBe("INVALID domain_public (domain)");
    expect(await refusalOf(call.create({ ...at, domain: "192.0.2.1" }))).toContain("INVALID");
    const personal = (await callerOf(owner).organizations.list({})).items.find((row) => row.personal)?.id ?? "";
    const own = call.create({ organization: personal, domain: "own.example.com" });
    expect(await refusalOf(own)).toBe("CONFLICT personal_organization");
  });

  test("is the admins' matter, and no other organization's", async () => {
    const { organization, at, made } = await claimed("ours.example.com");
    const [member, stranger] = [await person(), await tenant()];
    await organizationMember(organization, member);
    expect(await refusalOf(callerOf(member).domains.list(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(member).domains.remove({ ...at, domain: made.id }))).toBe(
      "FORBIDDEN permission_missing",
    );
    const foreign = { organization: stranger.organization.id, domain: made.id };
    expect(await refusalOf(callerOf(stranger.owner).domains.verify(foreign))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerOf(stranger.owner).domains.remove(foreign))).toBe("NOT_FOUND not_found");
  });

  test("is given up after its consequences were named, and has another record when it is claimed anew", async () => {
    const { texts } = await dnsServer();
    const { organization, at, made, name, value, call } = await claimed("given.example.com");
    texts.set(name, [value]);
    await call.verify({ ...at, domain: made.id });
    await organizationMember(organization, await person({ email: "member-0001@given.example.com" }));
    const preview = await call.previewRemoval({ ...at, domain: made.id });
    expect(preview).toMatchObject({ domain: "given.example.com", members: 1, connections: 0, lastVerified: true });
    expect(await call.remove({ ...at, domain: made.id })).toEqual({ id: made.id, domain: "given.example.com" });
    const anew = await call.create({ ...at, domain: "given.example.com" });
    expect(anew.record?.value).not.toBe(value);
    expect(await refusalOf(call.verify({ ...at, domain: anew.id }))).toBe("CONFLICT domain_unproved (domain)");
  });
});

describe("a domain that is verified", () => {
  test("stays so when its record goes or DNS fails, which is noted once a day", async () => {
    const { texts } = await dnsServer();
    const { at, made, name, value, call } = await claimed("kept.example.com");
    texts.set(name, [value]);
    await call.verify({ ...at, domain: made.id });
    texts.set(name, "failure");
    await recheckDomains(systemRequest("task"));
    expect((await call.list(at)).items).toMatchObject([{ status: "verified", checkFailure: null }]);
    await sql(`update "domains" set "checkedAt" = now() - interval '25 hours' where "id" = $1`, made.id);
    await recheckDomains(systemRequest("task"));
    expect((await call.list(at)).items).toMatchObject([{ status: "verified", checkFailure: "no_answer" }]);
    texts.delete(name);
    expect(await call.verify({ ...at, domain: made.id })).toMatchObject({
      status: "verified",
      checkFailure: "no_record",
    });
  });

  test("may be verified by the operator where DNS cannot, after it was claimed too", async () => {
    const { at, made, organization, call } = await claimed("airgap.example.com");
    const system = systemRequest("host-command");
    await verifyDomainAsOperator(system, { domain: "airgap.example.com", organization: organization.slug });
    expect((await call.list(at)).items).toMatchObject([{ id: made.id, status: "verified", verifiedBy: "operator" }]);
    const other = await claimed("airgap.example.com");
    const second = verifyDomainAsOperator(system, {
      domain: "airgap.example.com",
      organization: other.organization.slug,
    });
    expect(await refusalOf(second)).toBe("CONFLICT taken (domain)");
  });
});
