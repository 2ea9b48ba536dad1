import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { customRole, group } from "@/server/testing/factories/groups-and-roles";
import { credential } from "@/server/testing/factories/machines";
import { knock, knockFor } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `import-${String(at + from).padStart(5, "0")}@example.com`);

async function place() {
  const of = await tenant();
  const send = (csv: string, more = {}) =>
    callerOf(of.owner).invitations.import({ workspace: of.workspace.id, csv, ...more });
  const made = async () => (await sql('select 1 from "invitations" where "workspaceId" = $1', of.workspace.id)).length;
  return { of, send, made };
}

describe("a file of fifty rows", () => {
  test("with three invalid, two members and one duplicate invites 44, and a retry sends none twice", async () => {
    const { of, send, made } = await place();
    const inside = [await person(), await person()];
    for (const who of inside) await workspaceMember(of.workspace, who);
    const good = rowsOf(44);
    const bad = ["not-an-address", "two@@example.com", ""];
    const all = [...good, ...inside.map(({ email }) => email), ...bad, good[0]?.toUpperCase() ?? ""];
    const csv = `email,role\r\n${all.map((email) => `${email},member`).join("\r\n")}\r\n`;
    const result = await send(csv);
    expect(result).toMatchObject({ invited: 44, added: 0, refused: 6 });
    expect(result.items).toHaveLength(50);
    expect(result.items.slice(44).map(({ line, reason, field }) => [line, reason, field])).toEqual([
      [46, "already_member", undefined],
      [47, "already_member", undefined],
      [48, "invalid_value", "email"],
      [49, "invalid_value", "email"],
      [50, "invalid_value", "email"],
      [51, "duplicate_row", "email"],
    ]);
    expect(await made()).toBe(44);
    const again = await send(csv);
    expect(again).toMatchObject({ invited: 0, refused: 50 });
    expect(again.items.filter(({ reason }) => reason === "already_invited")).toHaveLength(44);
    expect(await made()).toBe(44);
  });

  test("leaves one audit row for each person, and takes seats in its order", async () => {
    const { of, send } = await place();
    await sql('update "organizations" set "seatMaximum" = 4 where "id" = $1', of.organization.id);
    const result = await send(`email\n${rowsOf(6, 100).join("\n")}`);
    expect(result.items.map(({ status, reason }) => reason ?? status)).toEqual([
      ...Array.from({ length: 3 }, () => "invited"),
      ...Array.from({ length: 3 }, () => "seat_maximum"),
    ]);
    const rows = await sql(
      'select 1 from "audit_entries" where "action" = $1 and "workspaceId" = $2',
      "invitation.create",
      of.workspace.id,
    );
    expect(rows).toHaveLength(3);
  });

  test("gives each row its own role and groups; one that may not be given refuses its row alone", async () => {
    const { of, send } = await place();
    const colleague = await person();
    await organizationMember(of.organization, colleague);
    const role = await customRole(of.workspace, of.owner);
    const speech = await group(of.workspace, of.owner);
    const [first, second, third, fourth] = rowsOf(4, 200);
    const lines = [
      "email,role,groups",
      `${first},${role.name.toUpperCase()},`,
      `${second},Admin,${speech.name}`,
      `${third},superuser,`,
      `${fourth},,No such group`,
      `${colleague.email},viewer,${speech.name}`,
      `${first},member`,
    ];
    const { items } = await send(lines.join("\n"), { role: "viewer" });
    expect(items.map(({ status, reason, field }) => [status, reason, field])).toEqual([
      ["invited", undefined, undefined],
      ["invited", undefined, undefined],
      ["refused", "invalid_value", "role"],
      ["refused", "invalid_value", "groups"],
      ["added", undefined, undefined],
      ["refused", "csv_malformed", undefined],
    ]);
    const { items: rows } = await callerOf(of.owner).invitations.list({ workspace: of.workspace.id });
    const givenTo = (email: string | undefined) => rows.find((row) => row.email === email);
    expect(givenTo(first)).toMatchObject({ role: "custom", customRole: { id: role.id }, groups: [] });
    expect(givenTo(second)).toMatchObject({ role: "admin", groups: [{ id: speech.id }] });
  });
});

test("a role and a group stand in a file by their exact names, with two spaces in a row too", async () => {
  const { of, send } = await place();
  const role = await customRole(of.workspace, of.owner, { name: "Night  shift" });
  const science = await group(of.workspace, of.owner, { name: "Data  Science" });
  const csv = `email,role,groups\n${rowsOf(1, 300).join("")},Night  shift,Data  Science`;
  expect(await send(csv)).toMatchObject({ invited: 1, refused: 0 });
  const { items } = await callerOf(of.owner).invitations.list({ workspace: of.workspace.id });
  expect(items).toMatchObject([{ customRole: { id: role.id }, groups: [{ id: science.id }] }]);
});

describe("a file", () => {
  test("with too many rows, without a header or in another encoding changes nothing", async () => {
    const { of, send, made } = await place();
    expect(await refusalOf(send(`email\n${rowsOf(100_000).join("\n")}`))).toBe("INVALID csv_rows (csv)");
    expect(await refusalOf(send(rowsOf(3).join("\n")))).toBe("INVALID csv_header (csv)");
    expect(await refusalOf(send("email\nM\ufffdller@example.com"))).toBe("INVALID csv_encoding (csv)");
    expect(await made()).toBe(0);
    expect(await sql('select 1 from "mails" where "organizationId" = $1', of.organization.id)).toEqual([]);
  });

  test("of a thousand rows is one change; what is more than an hour's invitations waits, row by row", async () => {
    const { send, made } = await place();
    await sql('delete from "rate_counters"');
    const first = await send(`email\n${rowsOf(1_000, 1_000).join("\n")}`);
    expect(first).toMatchObject({ invited: 500, refused: 500 });
    expect(first.items.at(-1)).toMatchObject({ status: "refused", reason: "rate_limited", line: 1_001 });
    expect(await made()).toBe(500);
    await sql('delete from "rate_counters"');
    const second = await send(`email\n${rowsOf(1_000, 1_000).join("\n")}`);
    expect(second).toMatchObject({ invited: 500, refused: 500 });
    expect(await made()).toBe(1_000);
    await sql('delete from "rate_counters"');
  }, 60_000);

  test("comes by REST as text/csv or within JSON, up to 5 MiB", async () => {
    const { of } = await place();
    const machine = await credential(of.owner, of.workspace);
    const path = `/workspaces/${of.workspace.id}/invitations/import`;
    const send = (text: string, type: string, query = "") =>
      knock("POST", `${path}${query}`, { credential: machine, text, headers: { "content-type": type } });
    const [one, two] = rowsOf(2, 5_000);
    expect(await send(`email\n${one}`, "text/csv; charset=utf-8", "?role=viewer")).toMatchObject({
      status: 200,
      body: { invited: 1 },
    });
    const json = JSON.stringify({ csv: `email\n${two}` });
    expect(await send(json, "application/json")).toMatchObject({ status: 200, body: { invited: 1 } });
    expect(await send(`email\n${one}`, "text/plain")).toMatchObject({ status: 400 });
    expect(await send(`email\n${"x".repeat(5_300_000)}`, "text/csv")).toMatchObject({ status: 413 });
    const elsewhere = `/workspaces/${of.workspace.id}/invitations`;
    const csv = { credential: machine, text: "email\n", headers: { "content-type": "text/csv" } };
    expect(await knockFor("POST", elsewhere, csv)).toMatchObject({ status: 400 });
  });
});
