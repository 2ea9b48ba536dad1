"use client";

import dynamic from "next/dynamic";

/** One page has many parts, of which a visit sees one: the scripts of the others stay away. */
export const NewPlan = dynamic(async () => (await import("./_plans/new-plan")).NewPlan);
export const NewType = dynamic(async () => (await import("./_types/new-type")).NewType);
export const OutboxTable = dynamic(async () => (await import("./_mail/outbox-table")).OutboxTable);
export const OwedTable = dynamic(async () => (await import("./_billing/owed-table")).OwedTable);
export const PlansTable = dynamic(async () => (await import("./_plans/plans-table")).PlansTable);
export const SellerForm = dynamic(async () => (await import("./_billing/seller-form")).SellerForm);
export const TenantsTable = dynamic(async () => (await import("./_organizations/tenants-table")).TenantsTable);
export const TestMail = dynamic(async () => (await import("./_mail/test-mail")).TestMail);
export const TypesTable = dynamic(async () => (await import("./_types/types-table")).TypesTable);
export const UsersTable = dynamic(async () => (await import("./users-table")).UsersTable);
