import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/refusal.ts'

export const words: Complete<typeof source> = {
  'org.not_approved':
    'Your unit has not been approved yet, so no work can be done. Fill in and submit the basic information on the start page, or wait for the superior.',
  'org.disabled': 'Your unit has been disabled by its superior; please contact it.',
  'org.parent_not_working':
    '"{{name}}" is not approved or is disabled; nothing can be added or enabled below it.',
  'org.name_taken': 'There is already a “{{name}}” under the same superior; choose another name.',
  'org.code_taken': 'Code {{code}} is in use; choose another.',
  'org.code_taken_by': 'The code {{code}} is already used by “{{name}}”. Choose another.',
  'org.credit_code_taken_by':
    'This unified social credit code is registered by “{{name}}”. Check it; if it is right, have the data of “{{name}}” corrected first.',
  'org.credit_code_taken':
    'Another unit has registered this credit code. Check it; if it is yours, contact your superior.',
  'org.kind_place':
    'An organisation of this kind or level cannot stand there; choose another superior or kind.',
  'org.has_children':
    'There {{n|is|are}} {{n}} {{n|organisation|organisations}} below it; move or delete {{n|it|them}} first.',
  'org.has_people':
    'The unit still has {{persons}} {{persons|applicant|applicants}} and {{staff}} {{staff|reviewer|reviewers}} and cannot be deleted. Disable it instead.',
  'org.has_work': 'Work of this unit is still open: {{work}}. Finish or withdraw it first.',
  'org.has_records':
    'The unit has records: {{work}}. They are kept, so it cannot be deleted. Disable it instead.',
  'org.into_itself': 'An organisation cannot be moved below itself.',
  'org.own_node': 'This is done for your own organisation by its superior: please ask there.',
  'staff.not_authorised':
    'Your account has not been authorised yet: role or review scope are not set. Contact the administrator of your unit.',
  'staff.login_taken': 'The user name "{{login}}" is taken; choose another.',
  'staff.acted': 'This person has acted already, so the record is kept: stop the account instead.',
  'staff.self': 'You cannot do this to your own account; ask another administrator.',
  'staff.duties_both':
    'Your office does not let one person be handler and principal. Allow it in the settings first.',
  'staff.duties_officers':
    'The three officers must be three people, and none of them may have a business role.',
  'staff.duty_not_here':
    'Your organisation does not separate the three officers, so this role does not exist here.',
  'staff.last_admin': 'At least one started administrator must remain. Make and start another one first.',
  'staff.last_officer':
    'The three officers are separated: a started system officer, security officer and auditor must each remain. Name a successor first.',
  'person.known_here': 'This ID number is already on your list.',
  'person.known_elsewhere':
    'This ID number is registered with another unit; a person is registered once in the province. Ask for a transfer under "Transfers".',
  'person.has_declared':
    'This person has declarations or transfers on record; change the status or transfer instead.',
  'person.open_transfer': 'A transfer of this person is open; finish it first.',
  'person.not_active':
    'This person is no longer active, so this cannot be done. If that is wrong, change the status first.',
  'person.reveal_limit':
    'You have looked at {{max}} whole {{max|number|numbers}} within an hour; try again later.',
  'transfer.no_person':
    'Nobody active has this ID number and name. Check both; somebody not yet registered is added under "People".',
  'transfer.same_unit': 'This person is already with your unit.',
  'transfer.open': 'A transfer of this person is already under way.',
  'transfer.running_declaration':
    'This person has a running declaration in {{year}}; it must end or be withdrawn first.',
  'transfer.not_due': 'The old unit still has time to answer; after that the common superior may decide.',
  'transfer.not_yours': 'This request is not for your unit to decide; please wait for the one it lies with.',
  'plan.window_closed':
    'Plans for {{year}} cannot be handed in now[ (from {{from}} to {{to}})]. If you need longer, ask the office above.',
  'plan.exists': 'Your unit already has a plan for {{year}}; change or adjust that one.',
  'plan.year_far':
    'Plans for {{year}} are not open; those of {{from}} to {{to}} can be made. Choose another year at the top right.',
  'plan.office': 'An office audits plans and has none of its own; a unit hands one in.',
  'plan.empty': 'The plan is empty; fill in at least one line.',
  'plan.series_ended':
    'The series “{{series}}” of line {{no}} is no longer offered; choose another one or delete the line.',
  'plan.line_twice': 'Line {{no}} repeats the series, level and specialty of an earlier one; merge them.',
  'plan.over_reason': 'Line {{no}} plans more than there are vacancies; lower it or give a reason.',
  'plan.uncounted_reason': 'Line {{no}} takes no post; give the reason.',
  'plan.vacancies': 'Line {{no}} has more vacancies than approved posts; check it.',
  'plan.over_opinion':
    'This plan has {{n}} {{n|line|lines}} over their vacancies; passing it needs an opinion in writing.',
  'plan.out_of_scope': 'The plan has series outside your review scope; somebody with that scope must decide.',
  'plan.below_used':
    '{{used}} {{used|place|places}} of {{series}} {{level}} {{used|is|are}} taken; the plan cannot go below that.',
  'plan.not_at_desk': 'The plan is not at your desk now; somebody may have decided. Reload to see.',
  'plan.wrong_duty': 'The plan now waits for the {{duty}}.',
  'plan.same_person':
    'The two steps of one plan cannot be taken by one person: somebody else must take this one.',
  'plan.decided': 'An office has decided already, so it cannot be recalled; ask that office to send it back.',
  'plan.has_adjustment': 'An adjustment of this plan is under way; finish it first.',
  'plan.handed_in': 'This unit has handed in its plan for {{year}}; there is nothing to ask for.',
  'plan.reminded':
    '{{org}} has asked for it today ({{at}}); a unit is asked once a day. If it is urgent, telephone.',
  'plan.remind_closed':
    'Plans for {{year}} can be handed in from {{from}} to {{to}} only, so this unit cannot do it now. Extend the time first.',
  'plan.nobody_to_remind':
    'Nobody of this unit (handler, principal, administrator) has a started account to read it; please telephone.',
  'quota.none':
    'The quota for {{series}} {{level}} in {{year}} is used up ({{granted}} in all). Try again once somebody withdraws or the unit has adjusted its plan.',
  'quota.no_line':
    'The passed plan of your unit has no such series, level or specialty. Choose another, or ask your unit.',
  'declare.no_plan':
    'The plan of your unit for {{year}} has not been passed, so nothing can be declared yet. Ask your unit.',
  'declare.already': 'You have a declaration of this kind for {{year}} already; one a year.',
  'declare.decided':
    'Your unit has begun its review, so it cannot be taken back; ask its handler to return it if something must change.',
  'declare.incomplete':
    '{{n}} {{n|thing|things}} still {{n|has|have}} to be filled in or corrected, the first in “{{section}}”. Mend them and submit again.',
  'declare.promise': 'Read and sign the statement of good faith first, then submit.',
  'declare.correct_only':
    'The committee asked for corrections elsewhere; “{{section}}” is not among them and stays as it is.',
  'declare.section_unknown': 'This declaration has no such section; refresh and try again.',
  'declare.attachment_limit':
    '“{{slot}}” takes at most {{max}} {{max|file|files}}; remove those you do not need first.',
  'declare.bytes_limit':
    'All documents together may have {{max}}; remove those you do not need, or compress them.',
  'declare.upload_gone': 'This upload has been cleared away; choose the file again.',
  'declare.upload_offset':
    '{{received}} {{received|byte|bytes}} {{received|has|have}} arrived; go on from there.',
  'declare.committee_needed': 'Choose a review committee under “Application” first.',
  'declare.committee_unfit':
    'This committee does not review that series, level or specialty; choose another.',
  'declare.window_not_set': '“{{name}}” has not announced its dates for {{year}} yet.',
  'declare.window_not_open':
    '“{{name}}” takes declarations from {{from}}; you may fill in the form until then.',
  'declare.window_over': '“{{name}}” closed on {{to}}; nothing can be submitted any more.',
  'declare.banned':
    'You may not declare up to and including {{until}} (decision {{decisionNo}}). If you object, contact {{orgName}}.',
  'declare.other_unit': 'This declaration belongs to your former unit; begin a new one in your present unit.',
  'climb.not_at_desk':
    'This file no longer lies with your organisation; someone may have handled it. Refresh to see.',
  'climb.wrong_duty': 'This file is now with the {{duty}}.',
  'climb.same_person': 'One person cannot take both steps on the same file; someone else must take this one.',
  'climb.sections_done': 'Everything within your scope is done; the rest waits for your colleagues.',
  'climb.section_closed': '“{{section}}” is done already or outside your scope; refresh to see.',
  'climb.deadline_over':
    'The deadline for receiving files ({{at}}) is over; nothing can be passed on or accepted.',
  'climb.notice_missing': 'Enter the dates of display and public notice in the unit first.',
  'climb.notice_running':
    'The public notice runs until {{to}} ({{days}} working {{days|day|days}}); the principal may pass it on after that.',
  'climb.notice_order':
    'The dates are not right: the end may not come before the beginning; display takes at least {{shown}} {{shown|day|days}}, notice {{notice}} working {{notice|day|days}}.',
  'climb.corrected':
    'The committee has asked for correction once already; accept, return or refuse the file.',
  'climb.point_unknown': 'A point names something that is not in the file; refresh and choose again.',
  'climb.until_past': 'The new deadline must lie in the future.',
  'climb.quota_gone':
    'The unit’s place for {{series}} {{level}} has been taken; its plan must be adjusted before this can be reopened.',
  'committee.code_taken': 'The code {{code}} is in use; choose another.',
  'committee.levels':
    'The levels do not match: a senior committee reviews levels 1 and 2, a middle one level 3, a junior one levels 4 and 5.',
  'committee.validity':
    'The term is not right: its end must follow its beginning, by {{years}} {{years|year|years}} at most.',
  'committee.not_office': 'A committee belongs to a title office at work; choose another organisation.',
  'committee.has_files':
    'The committee still has {{n}} {{n|file|files}} under way; wait until they are done.',
  'committee.window_order':
    'The times are out of order: opening before closing, and the deadline not before closing.',
  'committee.past': 'This time is past; enter one in the future.',
  'committee.not_yours': 'The deadline is set by the supervising office, {{orgName}}.',
  'expert.known': 'This ID number is in the pool already ({{name}}).',
  'expert.validity': 'The term must end after today, and within {{years}} {{years|year|years}}.',
  'expert.wrong_state': 'The expert is “{{state}}” now; this cannot be done.',
  'expert.disqualified':
    'This person was disqualified as an expert and can neither apply nor enter the pool; if that is wrong, ask the provincial office.',
  'blacklist.known': 'This person has an entry that is not over; work on that one.',
  'blacklist.elsewhere':
    'This person is outside your office’s area; the office of that place or one above must handle it.',
  'blacklist.day_order':
    'The first day is not right: it lies within a year, and the term must not be over. Check the decision.',
  'job.not_failed': 'This job has not failed; there is nothing to try again.',
  'reference.code_taken': 'Code {{code}} exists; change that item.',
  'reference.parent_missing':
    'The item {{code}} it belongs to does not exist or is no longer in force: choose another.',
  'reference.in_use':
    '{{n}} {{n|item|items}} that {{n|belongs|belong}} to it {{n|is|are}} in force; end {{n|it|those}} first.',
  'reference.into_itself': 'Item {{code}} cannot belong to itself or to one below it; choose another.',
  'reference.not_a_day':
    'The code of a holiday is its date, such as 2026-10-01; “{{code}}” is none. Correct it.',
  'setting.not_here': 'This is set by the provincial office alone: please ask there.',
  'setting.officers_missing':
    'Before separating the officers, each of the three roles needs a started person.',
  'workbook.job_busy': 'An import or export of yours is running; wait for it.',
  'workbook.has_errors':
    'There {{n|is|are}} {{n}} {{n|error|errors}} in the file; mend {{n|it|them}} and upload it again.',
  'workbook.reason': 'Exporting whole ID numbers needs a reason.',
  'workbook.interrupted':
    'Saving was interrupted: {{saved}} {{saved|row|rows}} {{saved|is|are}} in, {{left}} {{left|is|are}} not. Press save again to go on, or upload the same file; what is in is not imported twice.',
  'workbook.too_many': 'More than {{max}} {{max|row|rows}}; narrow the filters.',
  'notice.withdrawn': 'This notice has been withdrawn.',
  'notice.expired': 'This notice held until {{day}}; nobody is reminded of it any more.',
  'notice.until_past': 'The last day must not lie in the past; choose another.',
}
