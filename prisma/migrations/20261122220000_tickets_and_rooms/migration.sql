-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "show_status" AS ENUM ('upcoming', 'live', 'finished', 'cancelled');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('pending', 'paid', 'cancelled', 'refunded');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('valid', 'revoked');

-- CreateEnum
CREATE TYPE "cast_role" AS ENUM ('actor', 'director');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('audience', 'actor', 'director');

-- CreateEnum
CREATE TYPE "room_phase" AS ENUM ('closed', 'foyer', 'live', 'intermission', 'finished');

-- CreateTable
CREATE TABLE "events" (
    "id" SERIAL NOT NULL,
    "slug" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "start_time" TIMESTAMPTZ(3) NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "doors_minutes" INTEGER NOT NULL DEFAULT 30,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "poster_url" TEXT,
    "takes_part" BOOLEAN NOT NULL DEFAULT true,
    "max_viewers" INTEGER NOT NULL,
    "status" "show_status" NOT NULL DEFAULT 'upcoming',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cast_credits" (
    "event_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "part" TEXT,

    CONSTRAINT "cast_credits_pkey" PRIMARY KEY ("event_id","position")
);

-- CreateTable
CREATE TABLE "price_categories" (
    "id" SERIAL NOT NULL,
    "event_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "price_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "telegram_id" BIGINT NOT NULL,
    "username" TEXT,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT,
    "language_code" TEXT NOT NULL DEFAULT 'ru',
    "is_premium" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_active" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("telegram_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "user_id" BIGINT,
    "event_id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'pending',
    "payment_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "order_id" INTEGER NOT NULL,
    "price_category_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_amount" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id","price_category_id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "user_id" BIGINT,
    "event_id" INTEGER NOT NULL,
    "price_category_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" "ticket_status" NOT NULL DEFAULT 'valid',
    "access_token" TEXT NOT NULL,
    "seated_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" SERIAL NOT NULL,
    "event_id" INTEGER NOT NULL,
    "role" "cast_role" NOT NULL,
    "name" TEXT NOT NULL,
    "access_token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "bound_session_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "ticket_id" INTEGER,
    "ticket_revision" INTEGER,
    "invitation_id" INTEGER,
    "user_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replaced_at" TIMESTAMPTZ(3),
    "repeated_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "room_members" (
    "id" UUID NOT NULL,
    "show_id" INTEGER NOT NULL,
    "role" "member_role" NOT NULL,
    "name" TEXT,
    "ticket_id" INTEGER,
    "invitation_id" INTEGER,
    "user_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rooms" (
    "show_id" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "phase" "room_phase" NOT NULL DEFAULT 'closed',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("show_id")
);

-- CreateTable
CREATE TABLE "room_events" (
    "show_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "cause_member" UUID,
    "cause_command" UUID,

    CONSTRAINT "room_events_pkey" PRIMARY KEY ("show_id","seq")
);

-- CreateTable
CREATE TABLE "room_snapshots" (
    "show_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "room_snapshots_pkey" PRIMARY KEY ("show_id","seq")
);

-- CreateTable
CREATE TABLE "domain_events" (
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "domain_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "events_slug_key" ON "events"("slug");

-- CreateIndex
CREATE INDEX "events_start_time_idx" ON "events"("start_time");

-- CreateIndex
CREATE INDEX "price_categories_event_id_idx" ON "price_categories"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_payment_id_key" ON "orders"("payment_id");

-- CreateIndex
CREATE INDEX "orders_event_id_idx" ON "orders"("event_id");

-- CreateIndex
CREATE INDEX "orders_user_id_idx" ON "orders"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_access_token_key" ON "tickets"("access_token");

-- CreateIndex
CREATE INDEX "tickets_event_id_status_seated_at_idx" ON "tickets"("event_id", "status", "seated_at");

-- CreateIndex
CREATE INDEX "tickets_user_id_idx" ON "tickets"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_order_id_number_key" ON "tickets"("order_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_access_token_key" ON "invitations"("access_token");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_bound_session_id_key" ON "invitations"("bound_session_id");

-- CreateIndex
CREATE INDEX "invitations_event_id_idx" ON "invitations"("event_id");

-- CreateIndex
CREATE INDEX "sessions_ticket_id_idx" ON "sessions"("ticket_id");

-- CreateIndex
CREATE INDEX "sessions_invitation_id_idx" ON "sessions"("invitation_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_members_ticket_id_key" ON "room_members"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_members_invitation_id_key" ON "room_members"("invitation_id");

-- CreateIndex
CREATE INDEX "room_members_show_id_role_idx" ON "room_members"("show_id", "role");

-- CreateIndex
CREATE INDEX "domain_events_delivered_at_leased_until_idx" ON "domain_events"("delivered_at", "leased_until");

-- AddForeignKey
ALTER TABLE "cast_credits" ADD CONSTRAINT "cast_credits_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_categories" ADD CONSTRAINT "price_categories_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("telegram_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_price_category_id_fkey" FOREIGN KEY ("price_category_id") REFERENCES "price_categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("telegram_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_price_category_id_fkey" FOREIGN KEY ("price_category_id") REFERENCES "price_categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_bound_session_id_fkey" FOREIGN KEY ("bound_session_id") REFERENCES "sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("telegram_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("telegram_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_events" ADD CONSTRAINT "room_events_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "rooms"("show_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_snapshots" ADD CONSTRAINT "room_snapshots_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "rooms"("show_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say

ALTER TABLE "events"
  ADD CONSTRAINT "events_duration_positive" CHECK ("duration_minutes" > 0),
  ADD CONSTRAINT "events_doors_not_negative" CHECK ("doors_minutes" >= 0),
  ADD CONSTRAINT "events_capacity_positive" CHECK ("max_viewers" > 0);

ALTER TABLE "price_categories"
  ADD CONSTRAINT "price_categories_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "price_categories_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "orders"
  ADD CONSTRAINT "orders_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "orders_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "orders_paid_when_paid" CHECK ("status" <> 'paid' OR "paid_at" IS NOT NULL);

ALTER TABLE "order_lines"
  ADD CONSTRAINT "order_lines_quantity_positive" CHECK ("quantity" > 0),
  ADD CONSTRAINT "order_lines_unit_amount_not_negative" CHECK ("unit_amount" >= 0);

ALTER TABLE "tickets"
  ADD CONSTRAINT "tickets_number_positive" CHECK ("number" > 0),
  ADD CONSTRAINT "tickets_revision_positive" CHECK ("revision" > 0),
  ADD CONSTRAINT "tickets_revoked_when_revoked" CHECK (("status" = 'revoked') = ("revoked_at" IS NOT NULL));

-- A session is opened by exactly one thing, and a ticket's session knows the revision that opened it.
ALTER TABLE "sessions"
  ADD CONSTRAINT "sessions_one_principal" CHECK (num_nonnulls("ticket_id", "invitation_id", "user_id") = 1),
  ADD CONSTRAINT "sessions_ticket_revision" CHECK (("ticket_id" IS NULL) = ("ticket_revision" IS NULL));

ALTER TABLE "rooms" ADD CONSTRAINT "rooms_epoch_not_negative" CHECK ("epoch" >= 0);
ALTER TABLE "room_events" ADD CONSTRAINT "room_events_seq_positive" CHECK ("seq" > 0);
