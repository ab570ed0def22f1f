CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"org_id" text,
	"org_name" text NOT NULL,
	"action" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"reason" text,
	"data" json
);
--> statement-breakpoint
CREATE TABLE "notice_reads" (
	"notice_id" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notice_reads_notice_id_account_id_pk" PRIMARY KEY("notice_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"to_path" text COLLATE "C" NOT NULL,
	"kinds" json NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"by_name" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference_items" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"edition" integer NOT NULL,
	"name" text NOT NULL,
	"parent" text DEFAULT '' NOT NULL,
	"sort" integer NOT NULL,
	"attrs" json NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "org_settings" (
	"org_id" text NOT NULL,
	"key" text NOT NULL,
	"value" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "org_settings_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"org_id" text NOT NULL,
	"org_path" text COLLATE "C" NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"series" text NOT NULL,
	"level" text NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"counted" boolean NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"org_path" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"pinyin" text COLLATE "C" NOT NULL,
	"initials" text COLLATE "C" DEFAULT '' NOT NULL,
	"id_type" text NOT NULL,
	"id_hash" text NOT NULL,
	"id_sealed" text NOT NULL,
	"id_masked" text NOT NULL,
	"birth_date" text NOT NULL,
	"sex" integer NOT NULL,
	"phone_sealed" text,
	"phone_masked" text DEFAULT '' NOT NULL,
	"mail" text DEFAULT '' NOT NULL,
	"ethnic" text DEFAULT '' NOT NULL,
	"politics" text DEFAULT '' NOT NULL,
	"education" text DEFAULT '' NOT NULL,
	"degree" text DEFAULT '' NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"current_title" text DEFAULT '' NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"status_at" timestamp (3) with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"account_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from_org_id" text NOT NULL,
	"to_org_id" text NOT NULL,
	"common_org_id" text NOT NULL,
	"from_path" text COLLATE "C" NOT NULL,
	"to_path" text COLLATE "C" NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"reason" text,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"no" integer NOT NULL,
	"series" text NOT NULL,
	"level" text NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"approved_posts" integer NOT NULL,
	"vacancies" integer NOT NULL,
	"planned" integer NOT NULL,
	"counted" boolean NOT NULL,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"org_path" text COLLATE "C" NOT NULL,
	"year" integer NOT NULL,
	"edition" integer NOT NULL,
	"state" text NOT NULL,
	"in_force" boolean DEFAULT false NOT NULL,
	"route" json NOT NULL,
	"desk_org_id" text,
	"desk_duty" text,
	"desk_since" timestamp (3) with time zone,
	"climb" integer DEFAULT 0 NOT NULL,
	"return_reason" text,
	"note" text DEFAULT '' NOT NULL,
	"planned" integer DEFAULT 0 NOT NULL,
	"counted" integer DEFAULT 0 NOT NULL,
	"over" integer DEFAULT 0 NOT NULL,
	"series_list" text DEFAULT ',' NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"approved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_uses" (
	"id" text PRIMARY KEY NOT NULL,
	"quota_id" text NOT NULL,
	"declaration_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"year" integer NOT NULL,
	"series" text NOT NULL,
	"level" text NOT NULL,
	"granted" integer NOT NULL,
	"used" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "orgs_parent";--> statement-breakpoint
DROP INDEX "orgs_path";--> statement-breakpoint
ALTER TABLE "orgs" ALTER COLUMN "code" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "orgs" ALTER COLUMN "path" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "scope" json;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "mail" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "person_id" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "second_sealed" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "second_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "recovery" json;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "state" text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "state_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "disabled_from" text;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "pinyin" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "profile" json;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "draft" json;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "area_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "affiliation" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "rank" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "nature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "sector" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "credit_code" text;--> statement-breakpoint
ALTER TABLE "notice_reads" ADD CONSTRAINT "notice_reads_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reads" ADD CONSTRAINT "notice_reads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_settings" ADD CONSTRAINT "org_settings_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_org_id_orgs_id_fk" FOREIGN KEY ("from_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_org_id_orgs_id_fk" FOREIGN KEY ("to_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_common_org_id_orgs_id_fk" FOREIGN KEY ("common_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_uses" ADD CONSTRAINT "quota_uses_quota_id_quotas_id_fk" FOREIGN KEY ("quota_id") REFERENCES "public"."quotas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_subject" ON "attachments" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "attachments_sha256" ON "attachments" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "steps_subject" ON "steps" USING btree ("kind","subject_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_at" ON "notices" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "notices_org" ON "notices" USING btree ("org_id","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_items_edition" ON "reference_items" USING btree ("kind","code","edition");--> statement-breakpoint
CREATE INDEX "reference_items_kind" ON "reference_items" USING btree ("kind","sort");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("account_id","list","name");--> statement-breakpoint
CREATE INDEX "declarations_person" ON "declarations" USING btree ("person_id","year");--> statement-breakpoint
CREATE INDEX "declarations_org" ON "declarations" USING btree ("org_path","year");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_id_hash" ON "persons" USING btree ("id_hash");--> statement-breakpoint
CREATE INDEX "persons_org" ON "persons" USING btree ("org_path","pinyin","id");--> statement-breakpoint
CREATE INDEX "persons_status" ON "persons" USING btree ("status","org_path");--> statement-breakpoint
CREATE INDEX "persons_filter" ON "persons" USING btree ("status","sex","education","id_type","org_path");--> statement-breakpoint
CREATE INDEX "persons_pinyin" ON "persons" USING btree ("pinyin","id","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree ("name","pinyin","id","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "persons_initials" ON "persons" USING btree ("initials","pinyin","id","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "persons_birth" ON "persons" USING btree ("birth_date","id");--> statement-breakpoint
CREATE INDEX "persons_status_at" ON "persons" USING btree ("status_at","id");--> statement-breakpoint
CREATE INDEX "transfers_person" ON "transfers" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_org_id","state","requested_at");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_org_id","state","requested_at");--> statement-breakpoint
CREATE INDEX "transfers_common" ON "transfers" USING btree ("common_org_id","state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_lines_no" ON "plan_lines" USING btree ("plan_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_edition" ON "plans" USING btree ("org_id","year","edition");--> statement-breakpoint
CREATE INDEX "plans_path" ON "plans" USING btree ("org_path","year");--> statement-breakpoint
CREATE INDEX "plans_year" ON "plans" USING btree ("year","state","org_path");--> statement-breakpoint
CREATE INDEX "plans_desk" ON "plans" USING btree ("desk_org_id","year","desk_since");--> statement-breakpoint
CREATE UNIQUE INDEX "quota_uses_declaration" ON "quota_uses" USING btree ("declaration_id");--> statement-breakpoint
CREATE INDEX "quota_uses_quota" ON "quota_uses" USING btree ("quota_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quotas_account" ON "quotas" USING btree ("org_id","year","series","level");--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject","seq");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "orgs_credit_code" ON "orgs" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "orgs_parent" ON "orgs" USING btree ("parent_id","code");--> statement-breakpoint
CREATE INDEX "orgs_path" ON "orgs" USING btree ("path","state","code","pinyin","name","kind","level","state_at","affiliation","rank","nature","sector","id");--> statement-breakpoint
UPDATE "accounts" SET "scope" = '{"series":[],"sections":[]}' WHERE "kind" = 'staff';
