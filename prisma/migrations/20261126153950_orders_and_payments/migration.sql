-- CreateEnum
CREATE TYPE "order_surface" AS ENUM ('telegram', 'web', 'house');

-- CreateEnum
CREATE TYPE "refund_reason" AS ENUM ('asked', 'staff', 'show_cancelled', 'duplicate', 'no_seats');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('requested', 'sending', 'done', 'failed');

-- CreateEnum
CREATE TYPE "promo_kind" AS ENUM ('percent', 'fixed', 'free');

-- The states of an order. What was pending was an order of the theatre itself: it waits for its money, and keeps its seats.
ALTER TABLE "orders" DROP CONSTRAINT "orders_paid_when_paid";
CREATE TYPE "order_status_new" AS ENUM ('held', 'awaiting_payment', 'paid', 'partially_refunded', 'refunded', 'expired', 'cancelled', 'stuck');
ALTER TABLE "orders" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "orders" ALTER COLUMN "status" TYPE "order_status_new"
  USING (CASE "status"::text WHEN 'pending' THEN 'awaiting_payment' ELSE "status"::text END::"order_status_new");
DROP TYPE "order_status";
ALTER TYPE "order_status_new" RENAME TO "order_status";

-- Prices and payments, each in a table of its own, with what there is of them
-- CreateTable
CREATE TABLE "prices" (
    "price_category_id" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("price_category_id","currency")
);

INSERT INTO "prices" ("price_category_id", "currency", "amount")
SELECT "id", "currency", "amount" FROM "price_categories";

-- CreateTable
CREATE TABLE "payments" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

INSERT INTO "payments" ("order_id", "provider", "reference", "amount", "currency", "at")
SELECT "id", 'house', "payment_id", "amount", "currency", coalesce("paid_at", "created_at")
  FROM "orders" WHERE "payment_id" IS NOT NULL;

-- DropIndex
DROP INDEX "orders_event_id_idx";

-- DropIndex
DROP INDEX "orders_payment_id_key";

-- AlterTable
ALTER TABLE "orders" DROP COLUMN "payment_id",
ADD COLUMN     "access_token" TEXT,
ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hold_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "promo_code_id" INTEGER,
ADD COLUMN     "surface" "order_surface" NOT NULL DEFAULT 'house',
ALTER COLUMN "status" SET DEFAULT 'held';

-- AlterTable
ALTER TABLE "price_categories" DROP COLUMN "amount",
DROP COLUMN "currency",
ADD COLUMN     "capacity" INTEGER;

-- CreateTable
CREATE TABLE "refunds" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "payment_id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" "refund_reason" NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'requested',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_codes" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "promo_kind" NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT,
    "limit_total" INTEGER,
    "limit_per_person" INTEGER,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "min_quantity" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promo_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_code_shows" (
    "promo_code_id" INTEGER NOT NULL,
    "event_id" INTEGER NOT NULL,

    CONSTRAINT "promo_code_shows_pkey" PRIMARY KEY ("promo_code_id","event_id")
);

-- CreateTable
CREATE TABLE "promo_code_categories" (
    "promo_code_id" INTEGER NOT NULL,
    "price_category_id" INTEGER NOT NULL,

    CONSTRAINT "promo_code_categories_pkey" PRIMARY KEY ("promo_code_id","price_category_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_reference_key" ON "payments"("provider", "reference");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "refunds_status_idx" ON "refunds"("status");

-- CreateIndex
CREATE UNIQUE INDEX "promo_codes_code_key" ON "promo_codes"("code");

-- CreateIndex
CREATE INDEX "promo_code_shows_event_id_idx" ON "promo_code_shows"("event_id");

-- CreateIndex
CREATE INDEX "promo_code_categories_price_category_id_idx" ON "promo_code_categories"("price_category_id");

-- CreateIndex
CREATE INDEX "audit_log_subject_subject_id_idx" ON "audit_log"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_access_token_key" ON "orders"("access_token");

-- CreateIndex
CREATE INDEX "orders_event_id_status_idx" ON "orders"("event_id", "status");

-- CreateIndex
CREATE INDEX "orders_promo_code_id_idx" ON "orders"("promo_code_id");

-- CreateIndex
CREATE INDEX "orders_status_hold_expires_at_idx" ON "orders"("status", "hold_expires_at");

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_price_category_id_fkey" FOREIGN KEY ("price_category_id") REFERENCES "price_categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_code_shows" ADD CONSTRAINT "promo_code_shows_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_code_shows" ADD CONSTRAINT "promo_code_shows_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_code_categories" ADD CONSTRAINT "promo_code_categories_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_code_categories" ADD CONSTRAINT "promo_code_categories_price_category_id_fkey" FOREIGN KEY ("price_category_id") REFERENCES "price_categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say

ALTER TABLE "prices"
  ADD CONSTRAINT "prices_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "prices_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "price_categories"
  ADD CONSTRAINT "price_categories_capacity_positive" CHECK ("capacity" > 0);

-- A buyer's order has an end to its hold; one that the theatre made itself has none.
ALTER TABLE "orders"
  ADD CONSTRAINT "orders_discount_not_negative" CHECK ("discount" >= 0),
  ADD CONSTRAINT "orders_hold_of_buyers" CHECK (("surface" = 'house') = ("hold_expires_at" IS NULL)),
  ADD CONSTRAINT "orders_paid_when_paid" CHECK ("status" NOT IN ('paid', 'partially_refunded') OR "paid_at" IS NOT NULL);

ALTER TABLE "payments"
  ADD CONSTRAINT "payments_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "payments_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "refunds"
  ADD CONSTRAINT "refunds_amount_positive" CHECK ("amount" > 0),
  ADD CONSTRAINT "refunds_done_when_done" CHECK (("status" = 'done') = ("done_at" IS NOT NULL));

ALTER TABLE "promo_codes"
  ADD CONSTRAINT "promo_codes_capital" CHECK ("code" = upper("code") AND "code" <> ''),
  ADD CONSTRAINT "promo_codes_value" CHECK (
    CASE "kind"
      WHEN 'percent' THEN "value" BETWEEN 1 AND 100 AND "currency" IS NULL
      WHEN 'fixed' THEN "value" > 0 AND "currency" IS NOT NULL
      ELSE "value" = 0 AND "currency" IS NULL
    END),
  ADD CONSTRAINT "promo_codes_limits_positive" CHECK (coalesce("limit_total", 1) > 0 AND coalesce("limit_per_person", 1) > 0 AND "min_quantity" > 0);
