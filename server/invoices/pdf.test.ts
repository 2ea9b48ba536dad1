import { beforeAll, expect, test } from "vitest";
import { invoicedMonth } from "@/server/testing/examples/billing";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { organizationMember, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { knockText } from "@/server/testing/doors/knock";
import { credential } from "@/server/testing/factories/machines";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { runsOf } from "./pdf/fonts";
import { printDocument } from "./pdf/print";
import type { InvoiceDocument } from "./schema";

useDatabase();

let of: Tenant;
let invoice: string;
let document: InvoiceDocument;
beforeAll(async () => {
  of = await tenant();
  invoice = await invoicedMonth(of);
  ({ document } = await callerOf(of.owner).invoices.get({ organization: of.organization.id, invoice }));
});

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test("the same invoice is the same bytes, tagged and with a language", async () => {
  const bytes = await printDocument(document);
  expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await printDocument(document)))).toBe(0);
  expect(text(bytes.slice(0, 8))).toBe("%PDF-1.7");
  for (const part of ["/MarkInfo", "/StructTreeRoot", "/Lang (en)", "/FontFile2"]) expect(text(bytes)).toContain(part);
});

test.each([
  ["Größe Łódź Ελλάδα Россия Việt", ["inter"]],
  ["株式会社サンプル 北京", ["noto-sans-sc"]],
  ["주식회사", ["noto-sans-kr"]],
  ["บริษัท", ["noto-sans-thai"]],
  ["उदाहरण", ["noto-sans-devanagari"]],
  ["شركة חברה", ["DejaVuSans"]],
])("%s is written with fonts that have it", async (name, families) => {
  const files = runsOf(name, "regular").map(({ file }) => file.name);
  expect(files.every((file) => families.some((family) => file.startsWith(family)))).toBe(true);
  const customer = { ...document.customer, name, address: [`${name} 1`] };
  const written = await printDocument({ ...document, customer });
  expect(written.byteLength).toBeGreaterThan(5_000);
});

test("many lines go over several pages, and no word is too long", async () => {
  const [line] = document.lines;
  if (line === undefined) throw new Error("an invoice without lines");
  const lines = Array.from({ length: 80 }, () => ({ ...line, description: "x".repeat(200) }));
  const bytes = await printDocument({ ...document, lines });
  expect(text(bytes).match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
});

test("it is downloaded by whoever pays, and by nobody else", async () => {
  const path = `/organizations/${of.organization.slug}/invoices/${document.number}.pdf`;
  const answerTo = async (who: Person, organization: OrganizationRef) =>
    knockText("GET", path, { credential: await credential(who, organization) });
  const answer = await answerTo(of.owner, of.organization);
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${document.number}.pdf"`,
    },
  });
  expect(answer.body.slice(0, 5)).toBe("%PDF-");
  const admin = await person();
  await organizationMember(of.organization, admin, "admin");
  expect((await answerTo(admin, of.organization)).status).toBe(403);
  const other = await tenant();
  expect((await answerTo(other.owner, other.organization)).status).toBe(404);
  expect((await knockText("GET", `/organizations/${of.organization.slug}/workspaces.pdf`)).status).toBe(404);
});
