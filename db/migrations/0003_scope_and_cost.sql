ALTER TABLE "backfills" ADD COLUMN "community_id" uuid;--> statement-breakpoint
ALTER TABLE "backfills" ADD CONSTRAINT "backfills_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_reading_en" ON "accounts" USING btree ("id") WHERE reads @> array['en'];--> statement-breakpoint
CREATE INDEX "accounts_reading_zh" ON "accounts" USING btree ("id") WHERE reads @> array['zh'];