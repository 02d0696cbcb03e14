-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "orders_user_id_request_key_key" ON "orders"("user_id", "request_key");
