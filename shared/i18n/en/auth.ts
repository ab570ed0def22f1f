import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/auth.ts'

export const words: Complete<typeof source> = {
  'auth.caps_lock': 'Caps Lock is on',
  'auth.sign_out': 'Sign out',
  'auth.sign_out_everywhere': 'Sign out everywhere',
  'auth.sign_out_everywhere_confirm': 'This account will be signed out on every device, including this one.',
  'auth.signed_out_everywhere': 'Signed out of {{n}} sessions.',
  'auth.my_account': 'My account',
  'auth.sessions': 'Devices',
  'auth.session.current': 'This device',
  'auth.session.since': 'Signed in {{time}}',
  'auth.session.seen': 'Last used {{time}}',
  'auth.session.end': 'Sign out that device',
  'auth.change_password': 'Change password',
  'auth.password_changed': 'Password changed; other devices were signed out.',
  'auth.expiring':
    'You have been inactive for a while and will be signed out in {{left}}. What you entered is kept.',
  'auth.expiring_absolute': 'This session ends in {{left}}; sign in again then. What you entered is kept.',
  'auth.stay': 'Stay signed in',

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
}
