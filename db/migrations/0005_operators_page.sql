CREATE TABLE "role_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"changed_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "engine_usage" ADD COLUMN "last_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "engine_usage" ADD COLUMN "paused_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "engine_usage" ADD COLUMN "turned_away" bigint;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_changed_by_accounts_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_changes_account" ON "role_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "role_changes_changed_by" ON "role_changes" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "accounts_staff" ON "accounts" USING btree ("role") WHERE role <> 'member';