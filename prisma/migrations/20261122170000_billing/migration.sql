-- CreateTable
CREATE TABLE "billing_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sellerName" TEXT NOT NULL DEFAULT '',
    "sellerAddress" TEXT NOT NULL DEFAULT '',
    "sellerTaxId" TEXT NOT NULL DEFAULT '',
    "sellerEmail" TEXT NOT NULL DEFAULT '',
    "paymentNote" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "taxName" TEXT NOT NULL DEFAULT 'Tax',
    "taxRate" INTEGER NOT NULL DEFAULT 0,
    "invoicePrefix" TEXT NOT NULL DEFAULT 'INV',
    "lastInvoiceNumber" INTEGER NOT NULL DEFAULT 0,
    "dueDays" INTEGER NOT NULL DEFAULT 14,
    "lateDays" INTEGER NOT NULL DEFAULT 3,
    "termsVersion" TEXT NOT NULL DEFAULT '1',
    "terms" TEXT NOT NULL DEFAULT '',
    "defaultPlan" TEXT NOT NULL DEFAULT 'self-hosted',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "terms" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "public" BOOLEAN NOT NULL DEFAULT true,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_accounts" (
    "organizationId" TEXT NOT NULL,
    "zones" JSONB NOT NULL DEFAULT '[]',
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "legalName" TEXT NOT NULL DEFAULT '',
    "addressLine1" TEXT NOT NULL DEFAULT '',
    "addressLine2" TEXT NOT NULL DEFAULT '',
    "postalCode" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "taxId" TEXT NOT NULL DEFAULT '',
    "purchaseOrder" TEXT NOT NULL DEFAULT '',
    "emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "emailInvoices" BOOLEAN NOT NULL DEFAULT true,
    "stripeCustomerId" TEXT,
    "closedUntil" DATE,
    "closedEvents" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "subscription_changes" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "planName" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "termsVersion" TEXT NOT NULL DEFAULT '',
    "consentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_methods" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerRef" TEXT,
    "kind" TEXT NOT NULL,
    "brand" TEXT NOT NULL DEFAULT '',
    "last4" TEXT NOT NULL DEFAULT '',
    "expiresMonth" INTEGER,
    "expiresYear" INTEGER,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_methods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "periodStart" DATE NOT NULL,
    "periodEnd" DATE NOT NULL,
    "timeZone" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "subtotal" BIGINT NOT NULL,
    "taxRate" INTEGER NOT NULL,
    "tax" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "document" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "invoiceId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "meter" TEXT,
    "periodStart" DATE NOT NULL,
    "periodEnd" DATE NOT NULL,
    "quantity" DECIMAL(38,9) NOT NULL,
    "unit" TEXT NOT NULL,
    "unitPrice" DECIMAL(20,9) NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("invoiceId","position")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'payment',
    "provider" TEXT NOT NULL,
    "providerRef" TEXT,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "failure" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "methodLabel" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "recordedById" TEXT,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_notices" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "payment_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_events" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "actorType" TEXT NOT NULL DEFAULT '',
    "actorId" TEXT NOT NULL DEFAULT '',
    "resourceId" TEXT NOT NULL DEFAULT '',
    "meter" TEXT NOT NULL,
    "quantity" DECIMAL(38,9) NOT NULL,
    "dimensions" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "usage_events_pkey" PRIMARY KEY ("organizationId","time","id")
) PARTITION BY RANGE ("time");

-- Where no month's own partition was made in time.
CREATE TABLE "usage_events_other" PARTITION OF "usage_events" DEFAULT;

-- CreateTable
CREATE TABLE "usage_event_ids" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_event_ids_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "organizationId" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "meter" TEXT NOT NULL,
    "dimensionsKey" TEXT NOT NULL,
    "quantity" DECIMAL(38,9) NOT NULL,
    "events" BIGINT NOT NULL,

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("organizationId","meter","hour","workspaceId","projectId","actorId","dimensionsKey")
);

-- CreateTable
CREATE TABLE "usage_days" (
    "organizationId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "meter" TEXT NOT NULL,
    "dimensionsKey" TEXT NOT NULL,
    "quantity" DECIMAL(38,9) NOT NULL,
    "events" BIGINT NOT NULL,

    CONSTRAINT "usage_days_pkey" PRIMARY KEY ("organizationId","meter","day","workspaceId","projectId","actorId","dimensionsKey")
);

-- CreateTable
CREATE TABLE "usage_day_totals" (
    "organizationId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "meter" TEXT NOT NULL,
    "quantity" DECIMAL(38,9) NOT NULL,
    "events" BIGINT NOT NULL,

    CONSTRAINT "usage_day_totals_pkey" PRIMARY KEY ("organizationId","meter","workspaceId","projectId","day")
);

-- The rows of the running day are counted up again and again: with room beside them no index is touched.
ALTER TABLE "usage_hours" SET (fillfactor = 70);
ALTER TABLE "usage_days" SET (fillfactor = 70);
ALTER TABLE "usage_day_totals" SET (fillfactor = 50);

-- CreateTable
CREATE TABLE "meters" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "aggregation" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL DEFAULT true,
    "unitPrice" DECIMAL(20,9),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "meters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budgets" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "scopeId" TEXT NOT NULL,
    "workspaceId" TEXT,
    "meter" TEXT,
    "amount" DECIMAL(38,9) NOT NULL,
    "hardStop" BOOLEAN NOT NULL DEFAULT false,
    "recipients" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_alerts" (
    "organizationId" TEXT NOT NULL,
    "budgetId" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "threshold" TEXT NOT NULL,
    "used" DECIMAL(38,9) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_alerts_pkey" PRIMARY KEY ("budgetId","period","threshold")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_accounts_stripeCustomerId_key" ON "billing_accounts"("stripeCustomerId");

-- CreateIndex
CREATE INDEX "subscription_changes_organizationId_at_idx" ON "subscription_changes"("organizationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_methods_providerRef_key" ON "payment_methods"("providerRef");

-- CreateIndex
CREATE INDEX "payment_methods_organizationId_id_idx" ON "payment_methods"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_sequence_key" ON "invoices"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE INDEX "invoices_organizationId_id_idx" ON "invoices"("organizationId", "id");

-- CreateIndex
CREATE INDEX "invoices_issuedAt_idx" ON "invoices"("issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_organizationId_periodStart_key" ON "invoices"("organizationId", "periodStart");

-- CreateIndex
CREATE INDEX "invoice_lines_organizationId_periodStart_idx" ON "invoice_lines"("organizationId", "periodStart");

-- CreateIndex
CREATE UNIQUE INDEX "payments_providerRef_key" ON "payments"("providerRef");

-- CreateIndex
CREATE INDEX "payments_organizationId_id_idx" ON "payments"("organizationId", "id");

-- CreateIndex
CREATE INDEX "payments_invoiceId_idx" ON "payments"("invoiceId");

-- CreateIndex
CREATE INDEX "usage_hours_organizationId_workspaceId_meter_hour_idx" ON "usage_hours"("organizationId", "workspaceId", "meter", "hour");

-- CreateIndex
CREATE INDEX "usage_days_organizationId_workspaceId_meter_day_idx" ON "usage_days"("organizationId", "workspaceId", "meter", "day");

-- CreateIndex
CREATE INDEX "usage_days_organizationId_projectId_meter_day_idx" ON "usage_days"("organizationId", "projectId", "meter", "day");

-- CreateIndex
CREATE INDEX "usage_days_organizationId_actorId_meter_day_idx" ON "usage_days"("organizationId", "actorId", "meter", "day");

-- CreateIndex
CREATE UNIQUE INDEX "meters_organizationId_key_key" ON "meters"("organizationId", "key");

-- CreateIndex
CREATE INDEX "budgets_organizationId_scopeId_idx" ON "budgets"("organizationId", "scopeId");

-- CreateIndex
CREATE UNIQUE INDEX "budgets_organizationId_id_key" ON "budgets"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription_changes" ADD CONSTRAINT "subscription_changes_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "billing_accounts"("organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "invoices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meters" ADD CONSTRAINT "meters_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_alerts" ADD CONSTRAINT "budget_alerts_organizationId_budgetId_fkey" FOREIGN KEY ("organizationId", "budgetId") REFERENCES "budgets"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An invoice is never changed once it is issued.
CREATE TRIGGER "invoices_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoices"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "invoice_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The one row of it is locked while an invoice takes its number, so it has to be there.
INSERT INTO "billing_settings" ("id") VALUES (1);
