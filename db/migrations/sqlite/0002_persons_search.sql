DROP INDEX `persons_pinyin`;--> statement-breakpoint
ALTER TABLE `persons` ADD `initials` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `persons_filter` ON `persons` (`status`,`sex`,`education`,`id_type`,`org_path`);--> statement-breakpoint
CREATE INDEX `persons_name` ON `persons` (`name`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_initials` ON `persons` (`initials`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_birth` ON `persons` (`birth_date`,`id`);--> statement-breakpoint
CREATE INDEX `persons_status_at` ON `persons` (`status_at`,`id`);--> statement-breakpoint
CREATE INDEX `persons_pinyin` ON `persons` (`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
DROP INDEX `transfers_person`;--> statement-breakpoint
CREATE INDEX `transfers_person` ON `transfers` (`person_id`,`state`);