-- CreateTable
CREATE TABLE "room_lines" (
    "show_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_lines_pkey" PRIMARY KEY ("show_id","seq")
);

-- CreateTable
CREATE TABLE "room_bans" (
    "member_id" UUID NOT NULL,
    "show_id" INTEGER NOT NULL,
    "user_id" BIGINT,
    "order_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_bans_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "show_ratings" (
    "member_id" UUID NOT NULL,
    "show_id" INTEGER NOT NULL,
    "stars" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "show_ratings_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE INDEX "room_lines_member_id_idx" ON "room_lines"("member_id");

-- CreateIndex
CREATE INDEX "room_bans_show_id_idx" ON "room_bans"("show_id");

-- CreateIndex
CREATE INDEX "show_ratings_show_id_idx" ON "show_ratings"("show_id");

-- AddForeignKey
ALTER TABLE "room_lines" ADD CONSTRAINT "room_lines_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_lines" ADD CONSTRAINT "room_lines_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "room_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_bans" ADD CONSTRAINT "room_bans_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_bans" ADD CONSTRAINT "room_bans_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "room_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show_ratings" ADD CONSTRAINT "show_ratings_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show_ratings" ADD CONSTRAINT "show_ratings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "room_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
