import { t } from '../../lib/i18n.ts'
import type { Review } from './queries.ts'

export interface RuleGroup {
  key: 'quorum' | 'group' | 'committee' | 'expert' | 'score'
  sentences: string[]
}

const points = (hundredths: number): string => String(hundredths / 100)

/** The rules of a review as sentences, in the order of the meeting; what a mode or a roster has not is left out. */
export function ruleGroups(review: Pick<Review, 'rules' | 'mode' | 'groups'>): RuleGroup[] {
  const { rules } = review
  const hasGroups = review.groups > 0
  const groups: RuleGroup[] = [
    {
      key: 'quorum',
      sentences: [
        t('rules.quorum.text', { ...rules.quorum }),
        t(rules.committeeOdd ? 'rules.odd' : 'rules.odd.off', { min: rules.committeeMin }),
        t(rules.recusedInBase ? 'rules.recused.in' : 'rules.recused.out'),
      ],
    },
  ]
  if (hasGroups)
    groups.push({
      key: 'group',
      sentences: [
        t('rules.group.min', { min: rules.groupMin }),
        t('rules.group.pass', { ...rules.groupPass }),
        t(rules.groupFilter ? 'rules.filter.on' : 'rules.filter.off'),
        t(rules.groupBallots === 'named' ? 'rules.ballots.named' : 'rules.ballots.anonymous'),
        t(rules.againstTally ? 'rules.against.on' : 'rules.against.off'),
        t(rules.opinionRequired ? 'rules.opinion.on' : 'rules.opinion.off'),
      ],
    })
  groups.push({
    key: 'committee',
    sentences: [
      t('rules.pass', { ...rules.pass }),
      t('rules.secret'),
      rules.passCap ? t('rules.cap', { ...rules.passCap, n: rules.revoteLimit }) : t('rules.cap.none'),
    ],
  })
  groups.push({
    key: 'expert',
    sentences: [
      t(rules.requireOpened ? 'rules.opened.on' : 'rules.opened.off'),
      t('rules.leads', { n: rules.leadsPer }),
    ],
  })
  if (review.mode !== 'expert')
    groups.push({
      key: 'score',
      sentences: [
        t('rules.score.mean'),
        t(rules.score.trim ? 'rules.trim.on' : 'rules.trim.off'),
        ...(hasGroups ? [t(rules.score.roomFactor ? 'rules.room.on' : 'rules.room.off')] : []),
        ...(rules.score.bands.length > 0
          ? [
              t('rules.bands', {
                list: rules.score.bands
                  .map(({ name, from }) => t('rules.band', { name, from: points(from) }))
                  .join('、'),
              }),
            ]
          : []),
        ...(rules.score.outlier > 0 ? [t('rules.outlier', { n: points(rules.score.outlier) })] : []),
      ],
    })
  return groups
}
