import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/entrance.ts'

export const words: Complete<typeof source> = {
  'entrance.review': 'Title review system',
  'entrance.manage': 'Title management system',
  'entrance.declare': 'Declaration',
  'entrance.screen': 'Meeting-room screen',
  'entrance.login': 'User name',
  'entrance.login.id': 'ID number',
  'entrance.login.id.missing': 'Enter your ID number.',
  'entrance.login.review': 'On the slip from the office; valid during the review period only.',
  'entrance.login.manage': 'Sign in with your unit’s administrator or reviewer account.',
  'entrance.login.declare':
    'Sign in with your ID number. The first password is its last six signs, with a capital X.',
  'entrance.login.screen': 'Sign in with the account issued for the screen.',
  'entrance.password': 'Password',
  'entrance.code': 'Code',
  'entrance.code.hint':
    'User name and password are right. Enter the six digits of your authenticator, or a recovery code.',
  'entrance.login.missing': 'Enter the user name.',
  'entrance.password.missing': 'Enter the password.',
  'entrance.help.review':
    'Cannot sign in? Raise your hand for the staff. You may also use a spare tablet; your drafts are safe.',
  'entrance.help.manage':
    'Forgotten your password? Ask the administrator of your unit; administrators ask the unit above.',
  'entrance.help.declare': 'If you cannot sign in, ask the administrator of your unit.',
  'entrance.help.screen': 'The handler prints the slip under “Logins” in the review.',
  'entrance.other':
    'This device is signed in as {{name}} ({{system}}). Signing in here signs that account out.',
  'entrance.other.go': 'Back to {{system}}',

  'entrance.change.title': 'Change password',
  'entrance.change.first': 'You must change your password at first sign-in before you can continue.',
  'entrance.change.over':
    'Your password is {{n}} {{n|day|days}} old and must be replaced; then you can continue.',
  'entrance.change.current.over': 'The password you have just used.',
  'entrance.change.current': 'Current password',
  'entrance.change.current.hint': 'The initial password you have just used.',
  'entrance.change.next': 'New password',
  'entrance.change.again': 'New password again',
  'entrance.change.differs': 'The two new passwords differ. Type them again.',
  'entrance.change.save': 'Change password and continue',
  'entrance.change.rules': 'The new password must',
  'entrance.change.unmet': '{{n}} {{n|requirement|requirements}} {{n|is|are}} not met yet.',
  'entrance.rule.short': 'have at least {{n}} {{n|character|characters}}',
  'entrance.rule.kinds': 'mix {{n}} of: upper case, lower case, digits, symbols',
  'entrance.rule.like_login': 'not resemble the user name, phone or ID number (checked again on saving)',
  'entrance.rule.common': 'not be a common password or a keyboard sequence',
  'entrance.rule.word': 'hold none of the words the office forbids',
  'entrance.rule.old': 'not be one of your last {{n}} (checked on saving)',

  'entrance.again': 'Sign in again',
  'entrance.ended.time': 'Ended {{time}}',
  'entrance.ended.logout': 'You have signed out',
  'entrance.ended.logout.do': 'Sign in again to continue. What was saved is safe.',
  'entrance.ended.everywhere': 'You have signed out on all devices',
  'entrance.ended.everywhere.do':
    'You did this from another device. If it was not you, change your password at once.',
  'entrance.ended.ended_by_owner': 'You ended this session from another device',
  'entrance.ended.ended_by_owner.do': 'Sign in again to continue here.',
  'entrance.ended.rotated': 'Your sign-in was renewed',
  'entrance.ended.rotated.do': 'This browser has a newer session. Reload the page or sign in again.',
  'entrance.ended.taken_over': 'Your seat is signed in on another device',
  'entrance.ended.taken_over.do':
    'Continue there; everything saved is there. If this was not you, tell the staff at once. Signing in here takes the seat back.',
  'entrance.ended.taken_over.lost':
    '{{n}} {{n|entry|entries}} on this device {{n|was|were}} not delivered. Check them on the new one.',
  'entrance.ended.password': 'The password was changed',
  'entrance.ended.password.do': 'Sign in with the new password. If you did not change it, tell the staff.',
  'entrance.ended.reset': 'The password was reset',
  'entrance.ended.reset.do': 'Get the new password from the staff, then sign in.',
  'entrance.ended.expired': 'Signed out after a period of inactivity',
  'entrance.ended.expired.do':
    'Sign in again. What was saved is safe; anything not delivered will be sent after you sign in.',
  'entrance.ended.disabled': 'The account is disabled',
  'entrance.ended.disabled.do': 'Please contact the office or the staff in the room.',
  'entrance.ended.window_over': 'The review period is over',
  'entrance.ended.window_over.do':
    'Accounts expire with the review period. If the review is not finished, ask the staff to extend it.',
  'entrance.ended.reported': 'The result has been reported; the review is over',
  'entrance.ended.reported.do': 'Your account has expired and you may leave. Thank you for taking part.',
}
