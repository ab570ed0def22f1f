CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`by_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachments_subject` ON `attachments` (`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `attachments_sha256` ON `attachments` (`sha256`);--> statement-breakpoint
CREATE TABLE `steps` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`org_id` text,
	`org_name` text NOT NULL,
	`action` text NOT NULL,
	`from_state` text,
	`to_state` text,
	`reason` text,
	`data` text
);
--> statement-breakpoint
CREATE INDEX `steps_subject` ON `steps` (`kind`,`subject_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `notice_reads` (
	`notice_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`notice_id`, `account_id`),
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`to_path` text NOT NULL,
	`kinds` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`by_name` text NOT NULL,
	`published_at` integer NOT NULL,
	`withdrawn_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_at` ON `notices` (`published_at`);--> statement-breakpoint
CREATE INDEX `notices_org` ON `notices` (`org_id`,`published_at`);--> statement-breakpoint
CREATE TABLE `reference_items` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`edition` integer NOT NULL,
	`name` text NOT NULL,
	`parent` text DEFAULT '' NOT NULL,
	`sort` integer NOT NULL,
	`attrs` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`by_name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_items_edition` ON `reference_items` (`kind`,`code`,`edition`);--> statement-breakpoint
CREATE INDEX `reference_items_kind` ON `reference_items` (`kind`,`sort`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`columns` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`account_id`,`list`,`name`);--> statement-breakpoint
CREATE TABLE `org_settings` (
	`org_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	`by_name` text NOT NULL,
	PRIMARY KEY(`org_id`, `key`),
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `declarations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`org_id` text NOT NULL,
	`org_path` text NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`series` text NOT NULL,
	`level` text NOT NULL,
	`specialty` text DEFAULT '' NOT NULL,
	`counted` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `declarations_person` ON `declarations` (`person_id`,`year`);--> statement-breakpoint
CREATE INDEX `declarations_org` ON `declarations` (`org_path`,`year`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`org_path` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text DEFAULT '' NOT NULL,
	`id_type` text NOT NULL,
	`id_hash` text NOT NULL,
	`id_sealed` text NOT NULL,
	`id_masked` text NOT NULL,
	`birth_date` text NOT NULL,
	`sex` integer NOT NULL,
	`phone_sealed` text,
	`phone_masked` text DEFAULT '' NOT NULL,
	`mail` text DEFAULT '' NOT NULL,
	`ethnic` text DEFAULT '' NOT NULL,
	`politics` text DEFAULT '' NOT NULL,
	`education` text DEFAULT '' NOT NULL,
	`degree` text DEFAULT '' NOT NULL,
	`post` text DEFAULT '' NOT NULL,
	`current_title` text DEFAULT '' NOT NULL,
	`specialty` text DEFAULT '' NOT NULL,
	`status` text NOT NULL,
	`status_at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`account_id` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_id_hash` ON `persons` (`id_hash`);--> statement-breakpoint
CREATE INDEX `persons_org` ON `persons` (`org_path`,`pinyin`,`id`);--> statement-breakpoint
CREATE INDEX `persons_status` ON `persons` (`status`,`org_path`);--> statement-breakpoint
CREATE INDEX `persons_filter` ON `persons` (`status`,`sex`,`education`,`id_type`,`org_path`);--> statement-breakpoint
CREATE INDEX `persons_pinyin` ON `persons` (`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_name` ON `persons` (`name`,`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_initials` ON `persons` (`initials`,`pinyin`,`id`,`org_path`,`status`,`sex`,`education`,`id_type`);--> statement-breakpoint
CREATE INDEX `persons_birth` ON `persons` (`birth_date`,`id`);--> statement-breakpoint
CREATE INDEX `persons_status_at` ON `persons` (`status_at`,`id`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_org_id` text NOT NULL,
	`to_org_id` text NOT NULL,
	`common_org_id` text NOT NULL,
	`from_path` text NOT NULL,
	`to_path` text NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`requested_at` integer NOT NULL,
	`requested_by` text NOT NULL,
	`due_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`common_org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `transfers_person` ON `transfers` (`person_id`,`state`);--> statement-breakpoint
CREATE INDEX `transfers_from` ON `transfers` (`from_org_id`,`state`,`requested_at`);--> statement-breakpoint
CREATE INDEX `transfers_to` ON `transfers` (`to_org_id`,`state`,`requested_at`);--> statement-breakpoint
CREATE INDEX `transfers_common` ON `transfers` (`common_org_id`,`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `plan_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`no` integer NOT NULL,
	`series` text NOT NULL,
	`level` text NOT NULL,
	`specialty` text DEFAULT '' NOT NULL,
	`approved_posts` integer NOT NULL,
	`vacancies` integer NOT NULL,
	`planned` integer NOT NULL,
	`counted` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_lines_no` ON `plan_lines` (`plan_id`,`no`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`org_path` text NOT NULL,
	`year` integer NOT NULL,
	`edition` integer NOT NULL,
	`state` text NOT NULL,
	`in_force` integer DEFAULT false NOT NULL,
	`route` text NOT NULL,
	`desk_org_id` text,
	`desk_duty` text,
	`desk_since` integer,
	`climb` integer DEFAULT 0 NOT NULL,
	`return_reason` text,
	`note` text DEFAULT '' NOT NULL,
	`planned` integer DEFAULT 0 NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`over` integer DEFAULT 0 NOT NULL,
	`series_list` text DEFAULT ',' NOT NULL,
	`submitted_at` integer,
	`approved_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_edition` ON `plans` (`org_id`,`year`,`edition`);--> statement-breakpoint
CREATE INDEX `plans_path` ON `plans` (`org_path`,`year`);--> statement-breakpoint
CREATE INDEX `plans_year` ON `plans` (`year`,`state`,`org_path`);--> statement-breakpoint
CREATE INDEX `plans_desk` ON `plans` (`desk_org_id`,`year`,`desk_since`);--> statement-breakpoint
CREATE TABLE `quota_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`quota_id` text NOT NULL,
	`declaration_id` text NOT NULL,
	`at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`quota_id`) REFERENCES `quotas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quota_uses_declaration` ON `quota_uses` (`declaration_id`);--> statement-breakpoint
CREATE INDEX `quota_uses_quota` ON `quota_uses` (`quota_id`);--> statement-breakpoint
CREATE TABLE `quotas` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`year` integer NOT NULL,
	`series` text NOT NULL,
	`level` text NOT NULL,
	`granted` integer NOT NULL,
	`used` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quotas_account` ON `quotas` (`org_id`,`year`,`series`,`level`);--> statement-breakpoint
DROP INDEX `orgs_parent`;--> statement-breakpoint
DROP INDEX `orgs_path`;--> statement-breakpoint
ALTER TABLE `orgs` ADD `state` text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `state_at` integer;--> statement-breakpoint
ALTER TABLE `orgs` ADD `disabled_from` text;--> statement-breakpoint
ALTER TABLE `orgs` ADD `pinyin` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `profile` text;--> statement-breakpoint
ALTER TABLE `orgs` ADD `draft` text;--> statement-breakpoint
ALTER TABLE `orgs` ADD `return_reason` text;--> statement-breakpoint
ALTER TABLE `orgs` ADD `area_code` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `affiliation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `rank` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `nature` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `sector` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orgs` ADD `credit_code` text;--> statement-breakpoint
CREATE UNIQUE INDEX `orgs_credit_code` ON `orgs` (`credit_code`);--> statement-breakpoint
CREATE INDEX `orgs_parent` ON `orgs` (`parent_id`,`code`);--> statement-breakpoint
CREATE INDEX `orgs_path` ON `orgs` (`path`,`state`,`code`,`pinyin`,`name`,`kind`,`level`,`state_at`,`affiliation`,`rank`,`nature`,`sector`,`id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `phone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `mail` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `person_id` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `second_sealed` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `second_since` integer;--> statement-breakpoint
ALTER TABLE `accounts` ADD `recovery` text;--> statement-breakpoint
CREATE INDEX `accounts_person` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_action` ON `audit_log` (`action`,`seq`);--> statement-breakpoint
UPDATE `accounts` SET `scope` = '{"series":[],"sections":[]}' WHERE `kind` = 'staff';
