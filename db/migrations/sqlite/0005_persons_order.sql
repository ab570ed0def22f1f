DROP INDEX `persons_name`;--> statement-breakpoint
DROP INDEX `persons_initials`;--> statement-breakpoint
CREATE INDEX `persons_name` ON `persons` (`name`,`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_initials` ON `persons` (`initials`,`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);