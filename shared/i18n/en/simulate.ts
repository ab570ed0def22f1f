import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/simulate.ts'

export const words: Complete<typeof zh> = {
  usage:
    'Usage: npm run simulate -- [--url http://localhost:8080] [--review <id or part of the title>] [--experts 29] [--pace human|fast] [--leave leader,chair,reporter] [--lead] [--login …] [--password …]',
  options:
    '--leave: roles left to you (leader of the first group, chair, reporter)   --lead: the simulator leads as well, you only watch',
  unreachable: '{{url}} does not answer. Run npm start first, or give the address with --url.',
  which: 'Name a review with --review. Running now:',
  none: 'No approved review is running.',
  one: '· {{title}} ({{id}})',
  found: 'Review: {{title}}; {{n}} {{n|expert|experts}} {{n|attends|attend}}.',
  yours: 'Yours: {{role}} {{name}}, login {{login}}, password {{password}}, at {{url}}/review',
  seated: '{{n}} {{n|expert|experts}} {{n|has|have}} signed in. Stop with Ctrl+C.',
  act: '{{panel}}: {{action}}',
  progress: '{{panel}}: {{state}}, finished {{finished}}/{{awaited}}',
  handed:
    '{{n}} {{n|account|accounts}} {{n|was|were}} signed in elsewhere; the simulator leaves {{n|it|them}} alone.',
  decided: '{{panel}} has its result.',
  over: 'All done. Sign in as the reporter to report the result.',
  stopped: 'Simulation stopped; everything submitted is saved.',
  'role.leader': 'group leader',
  'role.chair': 'chair',
  'role.reporter': 'reporter',
  'state.preparing': 'preparing',
  'state.drafting': 'drafting',
  'state.open': 'voting open',
  'state.paused': 'paused',
  'state.submitted': 'all submitted',
  'state.deliberating': 'deliberating',
  'state.decided': 'decided',
  'state.void': 'round void',
  'action.start': 'drafting starts',
  'action.open': 'voting opened',
  'action.pause': 'paused',
  'action.resume': 'resumed',
  'action.deliberate': 'deliberation starts',
  'action.finish': 'deliberation submitted',
  'action.confirm': 'result confirmed',
  'action.tie_round': 'tie round held',
}
