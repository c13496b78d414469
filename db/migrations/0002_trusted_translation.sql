CREATE TABLE "own_versions" (
	"post_id" uuid NOT NULL,
	"language" text NOT NULL,
	"post_version" integer NOT NULL,
	"title" text,
	"markdown" text NOT NULL,
	"machine" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_versions_post_id_language_pk" PRIMARY KEY("post_id","language")
);
--> statement-breakpoint
CREATE TABLE "suggestion_votes" (
	"suggestion_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"value" smallint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestion_votes_suggestion_id_account_id_pk" PRIMARY KEY("suggestion_id","account_id"),
	CONSTRAINT "suggestion_votes_one" CHECK ("suggestion_votes"."value" in (-1, 1))
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"language" text NOT NULL,
	"post_version" integer NOT NULL,
	"sentence_id" integer NOT NULL,
	"source_language" text NOT NULL,
	"source_hash" text NOT NULL,
	"source_text" text NOT NULL,
	"target_text" text NOT NULL,
	"machine_text" text,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backfills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"choice" text NOT NULL,
	"languages" text[] NOT NULL,
	"rate" integer,
	"state" text DEFAULT 'running' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"queued" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"started_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "engine_usage" (
	"engine" text NOT NULL,
	"month" text NOT NULL,
	"characters" bigint DEFAULT 0 NOT NULL,
	"sentences" bigint DEFAULT 0 NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_failure" text,
	"last_failure_at" timestamp (3) with time zone,
	CONSTRAINT "engine_usage_engine_month_pk" PRIMARY KEY("engine","month")
);
--> statement-breakpoint
CREATE TABLE "glossary_changes" (
	"version" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "glossary_changes_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"community_id" uuid,
	"term_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"account_id" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "glossary_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid,
	"kind" text NOT NULL,
	"en" text,
	"zh" text,
	"direction" text DEFAULT 'both' NOT NULL,
	"case_sensitive" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "glossary_terms_whole" CHECK (case "glossary_terms"."kind" when 'term' then "glossary_terms"."en" is not null and "glossary_terms"."zh" is not null else coalesce("glossary_terms"."en", "glossary_terms"."zh") is not null end)
);
--> statement-breakpoint
ALTER TABLE "threads" DROP CONSTRAINT "threads_language_known";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_language_known";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "script" text DEFAULT 'written' NOT NULL;--> statement-breakpoint
ALTER TABLE "translations" ADD COLUMN "doubt_count" integer;--> statement-breakpoint
ALTER TABLE "translations" ADD COLUMN "human_count" integer;--> statement-breakpoint
ALTER TABLE "translations" ADD COLUMN "glossary_version" integer;--> statement-breakpoint
ALTER TABLE "translations" ADD COLUMN "source_hash" text;--> statement-breakpoint
ALTER TABLE "own_versions" ADD CONSTRAINT "own_versions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_votes" ADD CONSTRAINT "suggestion_votes_suggestion_id_suggestions_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_votes" ADD CONSTRAINT "suggestion_votes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfills" ADD CONSTRAINT "backfills_started_by_accounts_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_changes" ADD CONSTRAINT "glossary_changes_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_changes" ADD CONSTRAINT "glossary_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_votes_account" ON "suggestion_votes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "suggestions_post" ON "suggestions" USING btree ("post_id","language","sentence_id");--> statement-breakpoint
CREATE INDEX "suggestions_author" ON "suggestions" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "suggestions_open" ON "suggestions" USING btree ("created_at") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" USING btree ("post_id","language","source_hash","target_text") WHERE state in ('open', 'accepted');--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_accepted" ON "suggestions" USING btree ("source_hash","source_language","language") WHERE state = 'accepted';--> statement-breakpoint
CREATE INDEX "backfills_recent" ON "backfills" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "glossary_changes_community" ON "glossary_changes" USING btree ("community_id","version");--> statement-breakpoint
CREATE INDEX "glossary_terms_community" ON "glossary_terms" USING btree ("community_id");--> statement-breakpoint
CREATE INDEX "translations_sentences" ON "translations" USING gin ("source_hashes");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_language_tag" CHECK ("threads"."language" ~ '^[a-z]{2,3}$');--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_language_tag" CHECK ("posts"."language" ~ '^[a-z]{2,3}$');