DROP INDEX "suggestions_open";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "outcomes_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "post_author_id" uuid;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "state_since" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "suggestions" SET "post_author_id" = "posts"."author_id", "state_since" = coalesce("suggestions"."decided_at", "suggestions"."created_at") FROM "posts" WHERE "posts"."id" = "suggestions"."post_id";--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_post_author_id_accounts_id_fk" FOREIGN KEY ("post_author_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestions_outcomes" ON "suggestions" USING btree ("author_id","state_since","id");--> statement-breakpoint
CREATE INDEX "suggestions_waiting" ON "suggestions" USING btree ("post_author_id","state_since","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "suggestions_open" ON "suggestions" USING btree ("state_since","id") WHERE state = 'open';