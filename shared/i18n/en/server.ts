import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/server.ts'

export const words: Complete<typeof source> = {
  'demo.loading':
    'First start: loading the demo (a province, eighteen cities, six hundred organisations, three thousand declarations, six reviews). This takes about half a minute …',
  'demo.loaded':
    'The demo is loaded. All these accounts have the password {{password}} and sign in at /manage:',
  'demo.account': '  {{login}}  {{name}}',
  'demo.applicant': '  {{login}}  {{name}} (an applicant: signs in at /declare with the ID number)',
  'demo.tour':
    'To begin: sign in as jingban and open the supervision page; look up the leader of 平板投票演练 on its slips and sign in at /review; then run npm run simulate -- --review 演练 to bring in the other experts. Without the demo: npm start -- --no-demo.',
  'first.office':
    'The database was empty: one office and these accounts were created. The initial passwords are shown only once and must be changed at first sign-in:',
  'first.account': '  {{login}} ({{name}})  {{password}}',
  'server.ready': 'Gongping is running: {{url}}',
  'server.lan': 'Tablets and computers on the same network open: {{urls}}',
  'server.portals':
    'Title management {{url}}/manage   Title review {{url}}/review   Declaration {{url}}/declare   Meeting-room screen {{url}}/screen',
  'server.stop': 'To stop: press Ctrl+C. What is under way is finished first.',
  'server.stopping': 'Stopping, one moment …',
  'server.stopped': 'Stopped.',
  'server.fail.port':
    'Cannot start: another program uses port {{port}}. Close it, or choose another port with PORT.',
  'server.fail.port_denied': 'Cannot start: port {{port}} may not be used here. Choose one above 1024.',
  'server.fail.address': 'Cannot start: this machine has no address {{host}}. Check HOST.',
  'server.fail.claimed': 'Cannot start: another server has this database open ({{detail}}). Stop it first.',
  'server.fail.locked': 'Cannot start: another program has locked the database. Close it and try again.',
  'server.fail.damaged':
    'Cannot start: the database is damaged. Keep the file and restore a backup with npm run restore. ({{detail}})',
  'server.fail.denied': 'Cannot start: the data folder {{dir}} may not be read or written.',
  'server.fail.folder': 'Cannot start: {{dir}} is not a folder. Check DATA_DIR.',
  'server.fail.full': 'Cannot start: the disk is full. Make room and try again.',
  'server.fail.config': 'Cannot start: these settings are wrong: {{where}}.',
  'reset.usage': 'Usage: npm run reset-password -- <login> (stop the server first)',
  'reset.unknown':
    'There is no standing account “{{login}}”. An expert’s password is reset by the office, on the slips page.',
  'reset.done':
    'The password of {{login}} ({{name}}) is now: {{password}}  It is shown only this once and must be changed at the next sign-in; all sessions of the account have ended.',
  'reset.failed': 'The password was not reset: {{detail}}',
  'server.fail.other': 'Cannot start: {{detail}}',
  'backup.usage': 'Usage: npm run backup -- <file>',
  'backup.exists': '{{file}} exists and is not overwritten. Choose another name.',
  'backup.done': 'Backup made: {{file}} ({{size}} {{size|byte|bytes}}).',
  'backup.chain':
    'Audit log: {{rows}} {{rows|row|rows}}, head {{head}}. Write the head down elsewhere; the log can be checked against it later.',
  'backup.files': 'Documents copied to {{file}}.',
  'backup.key':
    'The key is in {{file}}. Keep it apart from the backup: together they give away what is encrypted.',
  'backup.drafting':
    'Note: {{n}} {{n|round|rounds}} {{n|is|are}} being voted on. This backup together with the key opens drafts that are not sealed yet: keep it like the ballots, and destroy it when the result is accepted.',
  'backup.failed': 'Backup failed: {{detail}}',
  'restore.usage': 'Usage: npm run restore -- <backup file>',
  'restore.postgres': 'Restore a PostgreSQL database with pg_restore; see docs/operate.md.',
  'restore.serving': 'A server is running ({{detail}}): stop it before restoring.',
  'restore.faults': 'The backup failed its check and nothing was changed: {{detail}}',
  'restore.chain': "The backup's audit log is broken at row {{seq}}; nothing was changed.",
  'restore.key':
    'There is no key {{file}} beside the backup and none in the data folder. Without it encrypted content cannot be read; put the key back first.',
  'restore.done': 'Restored: {{file}}, {{rows}} audit {{rows|row|rows}}, chain whole.',
  'restore.kept': 'The database that was there is kept as {{file}}.',
  'restore.failed': 'Restore failed: {{detail}}',
  'verify.whole': 'The audit log is whole: {{rows}} {{rows|row|rows}}, head {{head}}.',
  'verify.empty': 'The audit log is empty.',
  'verify.gap': 'Rows are missing from the audit log before row {{seq}}.',
  'verify.link': 'Row {{seq}} of the audit log is not chained to the row before it.',
  'verify.content': 'Row {{seq}} of the audit log was changed.',
  'verify.failed': 'The audit log could not be checked: {{detail}}',

  'seed.usage': 'Usage: npm run seed:large -- <new folder>',
  'seed.orgs': '{{n}} {{n|organisation|organisations}} and their staff are made.',
  'seed.persons': '{{n}} {{n|person|people}} {{n|is|are}} made.',
  'seed.plans': '{{n}} {{n|plan|plans}} {{n|is|are}} made.',
  'seed.declarations': '{{n}} {{n|declaration|declarations}} {{n|is|are}} made.',
  'seed.done':
    'The data are in {{dir}}. Start the server with DATA_DIR set to that folder and sign in as gl41, jb41 or fz41 with {{password}}.',
  'seed.failed': 'Could not be made: {{detail}}',
}
