DROP INDEX "persons_pinyin";--> statement-breakpoint
DROP INDEX "transfers_person";--> statement-breakpoint
ALTER TABLE "persons" ALTER COLUMN "name" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "persons" ALTER COLUMN "pinyin" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "initials" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "persons_filter" ON "persons" USING btree ("status","sex","education","id_type","org_path");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree ("name","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "persons_initials" ON "persons" USING btree ("initials","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "persons_birth" ON "persons" USING btree ("birth_date","id");--> statement-breakpoint
CREATE INDEX "persons_status_at" ON "persons" USING btree ("status_at","id");--> statement-breakpoint
CREATE INDEX "persons_pinyin" ON "persons" USING btree ("pinyin","id","org_path","status","sex","education","id_type");--> statement-breakpoint
CREATE INDEX "transfers_person" ON "transfers" USING btree ("person_id","state");