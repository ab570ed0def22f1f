CREATE TABLE `notice_reminders` (
	`notice_id` text NOT NULL,
	`org_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`notice_id`, `org_id`),
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `notices` ADD `valid_until` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `important` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `withdrawn_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `withdraw_reason` text DEFAULT '' NOT NULL;