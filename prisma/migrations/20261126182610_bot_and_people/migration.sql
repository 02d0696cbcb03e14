-- CreateEnum
CREATE TYPE "refund_way" AS ENUM ('charge', 'balance');

-- CreateEnum
CREATE TYPE "message_status" AS ENUM ('queued', 'sending', 'sent', 'unknown', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "show_change_kind" AS ENUM ('moved', 'cancelled');

-- DropForeignKey
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_payment_id_fkey";

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "credit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "payer_id" BIGINT;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "way" "refund_way" NOT NULL DEFAULT 'charge',
ALTER COLUMN "payment_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "transferred_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "erase_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "time_zone" TEXT,
ADD COLUMN     "wants_reminders" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "user_history" (
    "member_id" UUID NOT NULL,
    "event_id" INTEGER NOT NULL,
    "user_id" BIGINT,
    "watched_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "watch_duration_minutes" INTEGER NOT NULL DEFAULT 0,
    "rating" INTEGER,
    "review" TEXT,
    "rated_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_history_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "handovers" (
    "hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "seat" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "processed_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bot_messages" (
    "id" BIGSERIAL NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "status" "message_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "message_id" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "bot_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_messages" (
    "chat_id" BIGINT NOT NULL,
    "message_id" INTEGER NOT NULL,
    "user_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_messages_pkey" PRIMARY KEY ("chat_id","message_id")
);

-- CreateTable
CREATE TABLE "show_changes" (
    "id" SERIAL NOT NULL,
    "event_id" INTEGER NOT NULL,
    "kind" "show_change_kind" NOT NULL,
    "from_start_time" TIMESTAMPTZ(3) NOT NULL,
    "to_start_time" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "last_order_id" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "show_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcasts" (
    "id" SERIAL NOT NULL,
    "event_id" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "broadcasts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posters" (
    "hash" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "image" BYTEA NOT NULL,
    "small" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posters_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "book_differences" (
    "id" SERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "book_differences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_history_event_id_idx" ON "user_history"("event_id");

-- CreateIndex
CREATE INDEX "user_history_user_id_idx" ON "user_history"("user_id");

-- CreateIndex
CREATE INDEX "handovers_expires_at_idx" ON "handovers"("expires_at");

-- CreateIndex
CREATE INDEX "inbox_processed_at_next_at_idx" ON "inbox"("processed_at", "next_at");

-- CreateIndex
CREATE INDEX "inbox_lane_id_idx" ON "inbox"("lane", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_source_key_key" ON "inbox"("source", "key");

-- CreateIndex
CREATE UNIQUE INDEX "bot_messages_dedupe_key_key" ON "bot_messages"("dedupe_key");

-- CreateIndex
CREATE INDEX "bot_messages_status_next_at_idx" ON "bot_messages"("status", "next_at");

-- CreateIndex
CREATE INDEX "bot_messages_chat_id_idx" ON "bot_messages"("chat_id");

-- CreateIndex
CREATE INDEX "support_messages_user_id_idx" ON "support_messages"("user_id");

-- CreateIndex
CREATE INDEX "show_changes_event_id_idx" ON "show_changes"("event_id");

-- CreateIndex
CREATE INDEX "broadcasts_event_id_idx" ON "broadcasts"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "book_differences_provider_reference_kind_key" ON "book_differences"("provider", "reference", "kind");

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_history" ADD CONSTRAINT "user_history_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "room_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_history" ADD CONSTRAINT "user_history_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_history" ADD CONSTRAINT "user_history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("telegram_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show_changes" ADD CONSTRAINT "show_changes_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Ratings were a table of their own: whoever has rated was there.

INSERT INTO "user_history" ("member_id", "event_id", "user_id", "rating", "rated_at")
SELECT r."member_id", r."show_id", m."user_id", r."stars", r."at"
  FROM "show_ratings" r JOIN "room_members" m ON m."id" = r."member_id";
DROP TABLE "show_ratings";

-- What Prisma's schema cannot say

ALTER TABLE "user_history"
  ADD CONSTRAINT "user_history_rating" CHECK ("rating" BETWEEN 1 AND 5),
  ADD CONSTRAINT "user_history_duration" CHECK ("watch_duration_minutes" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_credit" CHECK ("credit" >= 0);
ALTER TABLE "refunds"
  ADD CONSTRAINT "refunds_of_something" CHECK ("way" = 'balance' OR "payment_id" IS NOT NULL);
-- What is still to do is looked for all the time, and what is done grows.
CREATE INDEX "inbox_to_do" ON "inbox" ("lane", "id") WHERE "processed_at" IS NULL;
CREATE INDEX "bot_messages_to_send" ON "bot_messages" ("next_at", "id") WHERE "status" = 'queued';
