-- AlterTable
ALTER TABLE "book_differences" ADD COLUMN     "resolved_by" TEXT;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "first_signed_in_at" TIMESTAMPTZ(3);

-- Whoever has a session, a used link or a tied Telegram has been in. Of those whose sessions are forgotten already, the
-- time that is left is that of their making.

UPDATE "staff" SET "first_signed_in_at" = COALESCE(
  LEAST(
    (SELECT MIN("created_at") FROM "sessions" WHERE "staff_id" = "staff"."id"),
    (SELECT MIN("used_at") FROM "staff_links" WHERE "staff_id" = "staff"."id")
  ),
  CASE WHEN "telegram_id" IS NOT NULL THEN "created_at" END
);
