-- AlterTable
ALTER TABLE "rooms" ADD COLUMN     "counted_to" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "spent_init_data" (
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "repeated_at" TIMESTAMPTZ(3),
    "session_id" UUID,

    CONSTRAINT "spent_init_data_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "spent_init_data_session_id_key" ON "spent_init_data"("session_id");

-- CreateIndex
CREATE INDEX "spent_init_data_used_at_idx" ON "spent_init_data"("used_at");

-- AddForeignKey
ALTER TABLE "spent_init_data" ADD CONSTRAINT "spent_init_data_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say

-- Words that are still kept are looked for every day, and those that are forgotten stay as rows.
CREATE INDEX "room_lines_kept" ON "room_lines" ("at") WHERE "text" IS NOT NULL;
-- Few ask for it, and it is looked for all the time.
CREATE INDEX "users_to_erase" ON "users" ("erase_at") WHERE "erase_at" IS NOT NULL;
