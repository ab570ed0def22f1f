import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/help.ts'

export const words: Complete<typeof source> = {
  'help.title': 'Help',
  'help.ui.also': 'See also',
  'help.ui.key': 'F1 opens and closes this help.',
  'help.acceptance':
    'Files that every level has passed arrive here. What is not accepted by the deadline is refused by the system.\nFor a correction mark every problem in the file first: it is told at once, and only once.\nKeys: J, K files, ↑, ↓ sections, P accept, R ask for correction, ? all of them.',
  'help.account':
    'These are the devices on which your account is signed in. If you do not recognise one, sign it out and change your password at once.',
  'help.audit':
    'Every action is in the log: who, when, what, why and from where. Votes and ID numbers are never in it.\nThe log can only be added to. Check the log goes through every record and names the first that does not match.',
  'help.blacklist':
    'People under suspicion or under a decision. During its term neither titles nor a place in the pool can be applied for; the last day is still refused, the day after is free.\nDecisions pass by on the first page; the province sets whether names are masked.',
  'help.blacklist.edit':
    'Add a suspicion first: offices see it, and it forbids nothing. Once the case is proven, decide: text, number and years; the last day is reckoned for you, and files under way end at once.',
  'help.committees':
    'All committees set at your level and below: their series, specialties, when declarations open and close, and until when files are accepted. Applicants can hand in only in that time.\nThe year is switched at the top right; every year has its own times.',
  'help.committees.manage':
    'Committees are created by the provincial office, each with its administrator’s account; the first password is shown once. A committee with files under way cannot be stopped.',
  'help.deadlines':
    'Only the supervising office sets until when a committee accepts files, and not before declarations end. Open a committee to set it; the page shows how many would be late as things stand, and where their files lie.\nOffices and applicants are reminded 7, 3 and 1 days before. What has not been accepted by then counts as not passed.\nWhen it is moved, the deadline and its reminders move with it, and applicants are told.',
  'help.desk':
    'The desk lists what waits for you, the longest waiting first. Each number is that of the list behind it and follows by itself. Press a line to go where it is handled.\nOn the right are the coming deadlines, notices and decisions. The year is switched at the top right.',
  'help.desk.due':
    'When a review period ends, its experts can no longer sign in; extend it in time if needed.',
  'help.desk.running':
    '“Running now” follows the meeting rooms live. It shows counts and states, never anyone’s vote.',
  'help.expertAudit':
    'Applications to become an expert climb here: unit, superior department, city, province. The last pass enters the pool.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'help.experts':
    'Applicants who pass every level enter by themselves and may be drawn at once. A term lasts three years at most; the expert is told 90 and 30 days before its end and is not drawn after it. Numbers are masked.',
  'help.experts.manage':
    'Experts can also be added or imported. Suspending, taking out and disqualifying need a reason, and the person is told.',
  'help.file':
    'Sections at the left, their documents at the right, differences from the last hand-in marked. You see what is within your scope.\nMark a problem at its place before you return the file: the applicant is led there. The file goes on when every section is passed.\nThe steps so far and their opinions stand below.',
  'help.handlerAudit':
    'The first of the two steps of your organisation. A file arrives when the level below has finished; the longest waiting stands on top.\nSections at the left, their documents at the right, differences from the last hand-in marked. You see what is within your scope; the file goes on when every section is passed.\nMark problems in the file before you return it: the applicant is led to each place. A refusal ends it for this year.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'help.jobs':
    'Deadlines, expiries and reminders run by themselves, each once, also after a restart; here are the time, state and result of each.\nWhat fails is tried again after growing pauses; after five times it is marked as failed and can be tried again here once its cause is gone.',
  'help.messages':
    'Results, changed times and reminders that concern you appear here by themselves. “Open” leads to the page it is about and marks it as read.',
  'help.notices':
    'Notices from the offices above; unread ones are bold and counted on the desk. Opening one is reading it.',
  'help.notices.publish':
    '“Publish” asks which nodes and kinds of organisation receive the notice. Afterwards add documents and see who has read it; withdrawn, it is no longer shown to them.',
  'help.orgs':
    'The tree is on the left; the list shows the chosen node and all below it. Search by name, pinyin initials or code.\nAdding a unit makes its administrator account as well: note the login and first password at once.\nApprove or return what a unit has submitted; restore the initial password when it is forgotten.',
  'help.own':
    'The basic information of your unit. After approval a change waits for the superior while the old data stay in force.\nWhat you type is saved as you go.',
  'help.papers':
    'Papers of the review in their prescribed form, on A4. Use “Print” or the browser’s own. They show how things stand when printed; the foot tells the time.',
  'help.persons':
    'The applicants of your unit and those below. Find them by name, pinyin initials or a whole ID number; filter and export.\nNumbers are masked; the whole number is shown for a reason and logged.',
  'help.persons.manage':
    'To add people: a citizen number is checked and gives birth date and sex; a person is registered once in the province, elsewhere registered ones are asked for by a transfer. A workbook can be imported.\nApplicants sign in with their ID number; the first password is its last six signs and is changed at the first sign-in.',
  'help.planAudit':
    'Plans handed in from below, the longest waiting first.\nPassing sends a plan to the next level; the last one opens declaration. Sending back needs a reason, and the plan climbs every level again.\nRed lines are over their vacancies; passing them needs an opinion. Several can be passed together.\n“Not handed in” lists the units without a plan for the year; those chosen can be reminded by message and SMS, once a day.',
  'help.planMine':
    'The plan of your unit for the year: line by line, pasted, or from a workbook.\nIt climbs level by level; when sent back, mend it and hand it in again.\nA passed plan is changed by an adjustment, which holds once it is passed.',
  'help.planStats': 'Passed plans of the chosen node and below. Figures, charts and export follow the node.',
  'help.principalAudit':
    'The second step, fed by the handler. The same person may not do both steps of one file.\nSections with who passed them at the left, documents at the right. The file goes to the level above when every section is passed.\nA file of your own unit needs the days on show and announced first, and can be passed once they are over.\nKeys: J, K files, ↑, ↓ sections, P pass, R return, ? all of them.',
  'help.reference':
    'Series, levels, titles and specialties of the province. Every change is a new edition; ended items stay readable.',
  'help.review':
    'All of one review: overview, rules, experts, candidates, recusals and slips, tab by tab.\nWhat can be done stands at the right of the title; what cannot says why.',
  'help.reviewImport':
    'Download the template and fill in its columns; add or remove none and merge no cells.\nEvery cell is checked after the upload; each error names sheet, cell and reason. Mend them and upload again; nothing is saved until all is correct.',
  'help.reviews':
    'One line per review. Use the filters above; they are kept in the address, so a page can be bookmarked or sent. Open a review for its rules, people, candidates and slips.',
  'help.reviews.approve':
    'When you approve, the rules freeze and the experts’ accounts are created. After that the roster cannot be replaced; single candidates can be withdrawn and experts recused.',
  'help.reviews.edit':
    'To create a review, download the template, fill it in and use “Import a roster”. Every cell is checked; nothing is saved until all is correct.',
  'help.settings': 'Rules for your organisation and those below it; what is not set here is inherited.',
  'help.slips':
    'Slips carry logins and first passwords: print them when nobody else is near, cut along the dashed lines and hand them over in person.\nIf one is lost, reset the password and print a new one; the old slip is dead at once.',
  'help.staff':
    'The reviewing staff of your unit. A started account, a role and a review scope: all three are needed, and the list says what is missing.\nChanges take effect at once, on open pages too. Whoever has acted cannot be removed, only stopped.',
  'help.standstill':
    'Your account cannot work yet; the page says what is missing and whom to ask. It changes by itself once that is set.\nMeanwhile the password can be changed under your account.',
  'help.status':
    'Where every applicant of the unit and below stands, live. A name shows the way of the file; the form can be printed.\nInterview and place appear once they are set. Until a file has reached you only its state is shown.',
  'help.supervision':
    'This page shows running reviews: who has signed in, how many have finished, whether voting is open and anything unusual. It follows the rooms live. Nobody here sees a vote.\nIf something is wrong, send it back: the whole committee, chosen groups or chosen candidates vote again, with a written reason. The earlier round is kept for comparison.\nAfter the report, the principal checks the result and accepts it or sends it back.',
  'help.transfers':
    'The new unit asks with ID number and name; the old unit agrees or refuses.\nAfter its days the common superior decides. A running declaration blocks the transfer.',
  'help.watchPanel':
    'One room live: seats, who signed in, who is online, how many have finished; after the reveal the counts of each candidate.\nIf something is wrong, send it back to vote again, with a reason; the earlier round is kept.',
  'help.watchReview':
    'Groups and committee of one review, live. Open one for who is there, how many have finished and the results of its candidates. Nobody here sees a vote.',
  'help.room.signin':
    'Check your name and your seat, then sign in. Files and votes are open after that.\nIf either is wrong, do not sign in: tell the staff in the room.',
  'help.room.vote':
    'The candidates stand at the left, the file in the middle. Read each and choose; until you submit everything can be changed, and it is saved by itself.\nWhere you are recused you do not vote. Submitting is open once the leader has opened the vote.',
  'help.room.score':
    'Score each candidate; scores are saved by themselves. Once submitted they stand; if one must be changed, tell the staff in the room.\nOnly you and those the rules name see your scores.',
  'help.room.question':
    'Write the questions you would ask a candidate. The leader puts them in order; they are shown at the interview.',
  'help.room.opinion':
    'Write an opinion on each candidate assigned to you; it is saved by itself. Once submitted the group can read it when it deliberates.',
  'help.room.assign':
    'Assign candidates to experts, who read them and write an opinion. It can be changed later; nobody is assigned a candidate he is recused from.',
  'help.room.console':
    'The leader takes the meeting from stage to stage: open and close the vote, pause, show the result, begin another round.\nWhat is still missing is told before every step. Nobody’s vote is shown.',
  'help.room.submit':
    'Check how many you pass, refuse and abstain from before you submit. After that this round stands; a receipt is shown.\nIf the line is lost nothing is lost: it is sent when the line is back.',
  'help.room.deliberation':
    'Write the opinion of the group from the result of the vote; it goes to the committee. Give a reason for whoever has not passed.',
  'help.declare.home':
    'Your declarations, your application as an expert and how far they are, live.\nOpen what was returned: the places to be mended are marked. Decisions on dishonesty are published beside.',
  'help.declare.begin':
    'Choose year, series, level, title and specialty; the committees that take it and their times are listed.\nWhere you cannot declare, the page says why and whom to ask.',
  'help.declare.file':
    'The parts of the file stand at the left. Fill them in one by one; all is saved by itself and you may leave at any time.\nUpload documents where they belong. Then submit; your unit and the offices review it. What is returned is mended at the marked places and submitted again.',
  'help.declare.messages':
    'Results, changed times and reminders of your declarations appear here by themselves. View opens the page they are about.',
  'help.declare.account':
    'Change your password and see the devices you signed in on. If you do not recognise one, sign it out and change your password at once.',
}
