import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/auth.ts'

export const words: Complete<typeof source> = {
  'auth.sign_out_everywhere': 'Sign out everywhere',
  'auth.sign_out_everywhere_confirm': 'This account will be signed out on every device, including this one.',
  'auth.my_account': 'My account',
  'auth.sessions': 'Devices',
  'auth.session.current': 'This device',
  'auth.device': 'Device',
  'auth.device.unknown': 'Unknown device',
  'auth.address': 'Address',
  'auth.since': 'Signed in',
  'auth.seen': 'Last used',
  'auth.act': 'Action',
  'auth.session.end.effect': 'That device is signed out at once; unsaved work on it is lost.',
  'auth.session.end': 'Sign out that device',
  'auth.change_password': 'Change password',
  'auth.password_changed': 'Password changed; other devices were signed out.',

  'auth.standstill.unauthorised': 'Not yet authorised',
  'auth.standstill.unauthorised.why':
    'Your account is enabled, but it has no role or no review scope yet, so there is nothing you can work on.',
  'auth.standstill.unauthorised.do':
    'Ask the administrator of your unit to set your role and review scope under “Staff roles”.',
  'auth.standstill.disabled': 'Unit disabled',
  'auth.standstill.disabled.why':
    'The office above has disabled your unit; nobody in it can work for now. All data is kept.',
  'auth.standstill.disabled.do':
    'The administrator of your unit can ask the office above to enable it again.',
  'auth.standstill.unapproved': 'Unit not yet approved',
  'auth.standstill.unapproved.why':
    'The details of your unit have not been approved by the office above; until then nothing can be done.',
  'auth.standstill.unapproved.do':
    'The administrator of your unit fills in and submits its details, then asks the office above to audit them.',
  'auth.standstill.org': 'Unit',
  'auth.standstill.name': 'Name',
  'auth.standstill.login': 'User name',
  'auth.standstill.duties': 'Role',
  'auth.standstill.scope': 'Review scope',
  'auth.standstill.scope.set': 'Set',
  'auth.standstill.none': 'Not set',
  'auth.standstill.live': 'This page updates by itself once that is set; there is no need to sign in again.',

  'auth.password.due':
    'Your password runs out in {{n}} {{n|day|days}}; after that you must replace it when signing in.',
  'auth.password.over': 'Your password has run out; you must replace it when you next sign in.',
  'auth.password.until': 'The present password is valid until {{time}}.',
  'auth.history': 'Sign-in history',
  'auth.history.meta':
    'The last 50 events. If any was not you, change your password at once and tell your administrator.',
  'auth.history.at': 'Time',
  'auth.history.event': 'Event',
  'auth.second': 'Second factor',
  'auth.second.off': 'Off',
  'auth.second.what':
    'When it is on, signing in also asks for the six digits your authenticator shows, new every 30 seconds. A stolen password alone is then of no use.',
  'auth.second.since': 'On since {{time}}',
  'auth.second.left': '{{n}} recovery {{n|code|codes}} left. Linking again makes a new set.',
  'auth.second.link': 'Link an authenticator',
  'auth.second.again': 'Link again',
  'auth.second.drop': 'Turn off the second factor',
  'auth.second.drop.effect':
    'From then on the password alone signs in. The linked authenticator and all recovery codes stop working.',
  'auth.second.required': 'Your office requires a second factor, so it stays on.',
  'auth.second.on.done': 'The second factor is on; it is asked for at the next sign-in.',
  'auth.second.enrol': 'Link a second factor',
  'auth.second.enrol.why':
    'Your office requires a second factor. Have a phone with an authenticator app at hand; once it is linked you can continue.',
  'auth.second.password': 'First type your password, so that we know it is you.',
  'auth.second.next': 'Next',
  'auth.second.scan': 'Scan this code with the authenticator app, then type the six digits it shows.',
  'auth.second.picture': 'QR code that links the second factor',
  'auth.second.by_hand': 'If you cannot scan it, type this key into the app:',
  'auth.second.code': 'Digits shown by the app',
  'auth.second.code.hint': 'Six digits, new every 30 seconds.',
  'auth.second.code.missing': 'Enter the six digits.',
  'auth.second.turn_on': 'Turn on the second factor',
  'auth.second.recovery': 'Recovery codes',
  'auth.second.recovery.why':
    'When the phone is lost or not at hand, a recovery code signs you in instead, each of them once. They are shown this one time: print or copy them, and keep them away from the phone.',
  'auth.second.recovery.file': 'Gongping recovery codes (user name {{login}}), each works once:',
  'auth.second.recovery.save': 'Save as a text file',
  'auth.second.recovery.kept': 'I have put these codes in a safe place',
  'auth.second.recovery.first': 'Put the codes in a safe place first, then tick the box.',
  'auth.second.finish': 'Done',
}
