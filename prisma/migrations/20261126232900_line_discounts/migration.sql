-- AlterTable
ALTER TABLE "order_lines" ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0;

-- Orders of before. What a code took off is divided by list price among the lines that it was for. Of an order whose
-- tickets have gone back in part, shares were by list price among all lines, and stay so.

WITH "fitting" AS (
  SELECT l."order_id", l."price_category_id", o."discount", l."quantity"::bigint * l."unit_amount" AS "price"
    FROM "order_lines" l
    JOIN "orders" o ON o."id" = l."order_id"
   WHERE o."discount" > 0
     AND (EXISTS (SELECT 1 FROM "refunds" r
                   WHERE r."order_id" = o."id" AND (r."way" = 'balance' OR r."payment_id" = o."payment_id"))
          OR NOT EXISTS (SELECT 1 FROM "promo_code_categories" c WHERE c."promo_code_id" = o."promo_code_id")
          OR EXISTS (SELECT 1 FROM "promo_code_categories" c
                      WHERE c."promo_code_id" = o."promo_code_id"
                        AND c."price_category_id" = l."price_category_id"))
), "running" AS (
  SELECT *,
         sum("price") OVER (PARTITION BY "order_id" ORDER BY "price_category_id") AS "until",
         sum("price") OVER (PARTITION BY "order_id") AS "total"
    FROM "fitting"
)
UPDATE "order_lines" AS l
   SET "discount" = div(r."discount" * r."until", r."total") - div(r."discount" * (r."until" - r."price"), r."total")
  FROM "running" r
 WHERE l."order_id" = r."order_id" AND l."price_category_id" = r."price_category_id"
   AND r."total" >= r."discount";

ALTER TABLE "order_lines"
  ADD CONSTRAINT "order_lines_discount_fits"
    CHECK ("discount" >= 0 AND "discount" <= "quantity"::bigint * "unit_amount");
