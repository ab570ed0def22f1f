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
}
