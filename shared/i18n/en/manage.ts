import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/manage.ts'

export const words: Complete<typeof source> = {
  'manage.menu': 'Menu',
  'manage.fold': 'Collapse menu',
  'manage.unfold': 'Expand',
  'manage.help': 'Help',
  'manage.year': 'Year',
  'manage.year.all': 'All',
  'manage.group.review': 'Reviews',
  'manage.group.system': 'System',
  'manage.group.units': 'Units',
  'manage.group.people': 'People',
  'manage.group.plans': 'Plans',
  'manage.orgs': 'Organisations',
  'manage.orgs.short': 'Units',
  'manage.own': 'Unit information',
  'manage.own.short': 'Info',
  'manage.planAudit': 'Plan review',
  'manage.planAudit.short': 'Review',
  'manage.staff': 'Staff and roles',
  'manage.staff.short': 'Staff',
  'manage.persons': 'People of the unit',
  'manage.persons.short': 'People',
  'manage.transfers': 'Transfers',
  'manage.transfers.short': 'Moves',
  'manage.planMine': 'Our plan',
  'manage.planMine.short': 'Plan',
  'manage.planStats': 'Plan statistics',
  'manage.planStats.short': 'Stats',
  'manage.blacklist': 'Blacklist',
  'manage.blacklist.short': 'Barred',
  'manage.experts': 'Expert pool',
  'manage.experts.short': 'Experts',
  'manage.notices': 'Notices',
  'manage.notices.short': 'Notices',
  'manage.reference': 'Reference data',
  'manage.reference.short': 'Data',
  'manage.settings': 'Settings',
  'manage.settings.short': 'Settings',
  'manage.help.orgs':
    'The tree is on the left; the list shows the chosen node and all below it. Search by name, pinyin initials or code.\nAdding a unit makes its administrator account as well: note the login and first password at once.\nApprove or return what a unit has submitted; restore the initial password when it is forgotten.',
  'manage.help.own':
    'The basic information of your unit. After approval a change waits for the superior while the old data stay in force.\nWhat you type is saved as you go.',
  'manage.help.planAudit':
    'Plans handed in from below, the longest waiting first.\nPassing sends a plan to the next level; the last one opens declaration. Sending back needs a reason, and the plan climbs every level again.\nRed lines are over their vacancies; passing them needs an opinion. Several can be passed together.',
  'manage.help.staff':
    'Add the reviewing staff of your unit, then start the account, set the role and the review scope: all three are needed.\nChanges take effect at once, on open pages too. Whoever has acted cannot be removed, only stopped.',
  'manage.help.persons':
    'The applicants of your unit. A citizen number is checked and gives birth date and sex; a person is registered once in the province.\nNumbers are masked; the whole number is shown for a reason and logged.\nApplicants sign in with their ID number; the first password is its last six signs.',
  'manage.help.transfers':
    'The new unit asks with ID number and name; the old unit agrees or refuses.\nAfter its days the common superior decides. A running declaration blocks the transfer.',
  'manage.help.planMine':
    'The plan of your unit for the year: line by line, or from a workbook.\nIt climbs level by level; when sent back, mend it and hand it in again.\nA passed plan is changed by an adjustment, which holds once it is passed.',
  'manage.help.planStats':
    'Passed plans of the chosen node and below. Figures, charts and export follow the node.',
  'manage.help.blacklist':
    'Add a suspicion first: offices see it, and it forbids nothing. Once the case is proven, decide: text, number and years; the last day is reckoned for you.\nDuring the term neither titles nor a place in the pool can be applied for, and files under way end at once. The last day is still refused; the day after is free.\nDecisions pass by on the first page; the province sets whether names are masked.',
  'manage.help.experts':
    'Applicants who pass every level enter by themselves and may be drawn at once; the province can also add experts or import them. A term lasts three years at most; the expert is told 90 and 30 days before its end and is not drawn after it.\nSuspending, taking out and disqualifying need a reason, and the person is told. Other offices can only read, with numbers masked.',
  'manage.help.notices':
    'Notices from the offices above. Those who may publish choose who receives them and see who has read them.',
  'manage.help.reference':
    'Series, levels, titles and specialties of the province. Every change is a new edition; ended items stay readable.',
  'manage.help.settings':
    'Rules for your organisation and those below it; what is not set here is inherited.',
  'manage.desk': 'Desk',
  'manage.desk.short': 'Desk',
  'manage.group.climb': 'Review and recommend',
  'manage.status': 'Status of applicants',
  'manage.status.short': 'Status',
  'manage.handlerAudit': 'Handler review',
  'manage.handlerAudit.short': 'Handle',
  'manage.principalAudit': 'Principal review',
  'manage.principalAudit.short': 'Decide',
  'manage.expertAudit': 'Expert applications',
  'manage.expertAudit.short': 'Experts',
  'manage.acceptance': 'Acceptance',
  'manage.acceptance.short': 'Accept',
  'manage.help.status':
    'Where every applicant of the unit and below stands, live. A name shows the way of the file; the form can be printed.\nInterview and place appear once they are set. Until a file has reached you only its state is shown.',
  'manage.help.handlerAudit':
    'The first of the two steps of your organisation. A file arrives when the level below has finished; the longest waiting stands on top.\nSections at the left, their documents at the right, differences from the last hand-in marked. You see what is within your scope; the file goes on when every section is passed.\nMark problems in the file before you return it: the applicant is led to each place. A refusal ends it for this year.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'manage.help.principalAudit':
    'The second step, fed by the handler. The same person may not do both steps of one file.\nSections with who passed them at the left, documents at the right. The file goes to the level above when every section is passed.\nA file of your own unit needs the days on show and announced first, and can be passed once they are over.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'manage.help.expertAudit':
    'Applications to become an expert climb here: unit, superior department, city, province. The last pass enters the pool.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'manage.help.acceptance':
    'Files that every level has passed arrive here. What is not accepted by the deadline is refused by the system.\nFor a correction mark every problem in the file first: it is told at once, and only once.\nKeys: J, K files, ↑, ↓ sections, P accept, R ask for correction, ? all of them.',
  'manage.reviews': 'Manage reviews',
  'manage.reviews.short': 'Reviews',
  'manage.supervision': 'Supervise reviews',
  'manage.supervision.short': 'Supervise',
  'manage.audit': 'Audit log',
  'manage.audit.short': 'Log',
  'manage.account': 'My account',
  'manage.account.short': 'Account',
  'manage.duty.admin': 'Administrator',
  'manage.duty.handler': 'Handler',
  'manage.duty.principal': 'Principal',
  'manage.duty.auditor': 'Auditor',
  'manage.duty.system': 'System officer',
  'manage.duty.security': 'Security officer',
  'manage.help.desk':
    'The desk lists what is waiting for you, most urgent first. Follow a line to the place where it is handled.\n“Running now” follows the meeting rooms live. It shows counts and states, never anyone’s vote.\nOn the right are the coming start and end times. When a review period ends, its experts can no longer sign in; extend it in time if needed.',
  'manage.help.reviews':
    'One line per review. Use the filters above; they are kept in the address, so a page can be bookmarked or sent.\nTo create a review, download the template, fill it in and use “Import a roster”. Every cell is checked; nothing is saved until all is correct.\nWhen the principal approves, the rules freeze and the experts’ accounts are created. After that the roster cannot be replaced; single candidates can be withdrawn and experts recused.',
  'manage.help.supervision':
    'This page shows running reviews: who has signed in, how many have finished, whether voting is open and anything unusual. It follows the rooms live. Nobody here sees a vote.\nIf something is wrong, send it back: the whole committee, chosen groups or chosen candidates vote again, with a written reason. The earlier round is kept for comparison.\nAfter the report, the principal checks the result and accepts it or sends it back.',
  'manage.help.audit':
    'Every action is in the log: who, when, what, why and from where. Votes and ID numbers are never in it.\nThe log can only be added to. Check the log goes through every record and names the first that does not match.',
  'manage.help.account':
    'These are the devices on which your account is signed in. If you do not recognise one, sign it out and change your password at once.',
  'manage.committees': 'Committees',
  'manage.committees.short': 'Comm.',
  'manage.deadlines': 'Deadlines of committees',
  'manage.deadlines.short': 'Until',
  'manage.jobs': 'Jobs',
  'manage.jobs.short': 'Jobs',
  'manage.messages': 'Messages',
  'manage.messages.short': 'Mail',
  'manage.help.committees':
    'Committees are created by the provincial office, each with its administrator’s account; the first password is shown once. City and county offices see all committees set at their own level and below.\nOpen one to see its series, specialties and login, and to set when declarations open and close: applicants can hand in only in that time.\nThe year is switched at the top right; every year has its own times. A committee with files under way cannot be stopped.',
  'manage.help.deadlines':
    'Only the supervising office sets until when a committee accepts files, and not before declarations end. Open a committee to set it; the page shows how many would be late as things stand, and where their files lie.\nOffices and applicants are reminded 7, 3 and 1 days before. What has not been accepted by then counts as not passed.\nWhen it is moved, the deadline and its reminders move with it, and applicants are told.',
  'manage.help.jobs':
    'Deadlines, expiries and reminders run by themselves, each once, also after a restart; here are the time, state and result of each.\nWhat fails is tried again after growing pauses; after five times it is marked as failed and can be tried again here once its cause is gone.',
  'manage.help.messages':
    'Results, changed times and reminders that concern you appear here by themselves. “Open” leads to the page it is about and marks it as read.',
}
