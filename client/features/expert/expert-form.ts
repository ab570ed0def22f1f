import type { TitleLevel } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import type { Form, FormErrors } from '../../ui/form.ts'
import type { ExpertDetail } from './queries.ts'

export interface Specialty {
  series: string
  specialty: string
}

/** What the province types of an expert; the level is empty until one is chosen. */
export interface ExpertValues extends Record<string, unknown> {
  unitName: string
  superiorName: string
  area: string
  ethnic: string
  education: string
  degree: string
  post: string
  titleSeries: string
  titleName: string
  level: '' | TitleLevel
  titleSpecialty: string
  titleSince: string
  certificateNo: string
  specialties: Specialty[]
  field: string
  avoidUnits: string
  phone: string
  mail: string
}
export type ExpertFormOf = Pick<Form<ExpertValues>, 'values' | 'set' | 'blur' | 'error'>

export const EMPTY: ExpertValues = {
  ...{ unitName: '', superiorName: '', area: '', ethnic: '', education: '', degree: '', post: '' },
  ...{ titleSeries: '', titleName: '', level: '', titleSpecialty: '', titleSince: '', certificateNo: '' },
  ...{ specialties: [{ series: '', specialty: '' }], field: '', avoidUnits: '', phone: '', mail: '' },
}

/** An expert as the form begins with him; the phone is known to the page by its mask only, and stays if left empty. */
export const valuesOf = (of: ExpertDetail): ExpertValues => {
  const { unitName, superiorName, area, ethnic, education, degree, post, titleSeries, titleName } = of
  const { level, titleSpecialty, titleSince, certificateNo, field, avoidUnits, mail, specialties } = of
  return {
    ...{ unitName, superiorName, area, ethnic, education, degree, post, titleSeries, titleName },
    ...{ titleSpecialty, titleSince, certificateNo, field, avoidUnits, mail, phone: '' },
    level: level as TitleLevel,
    specialties: specialties.map(({ series, specialty }) => ({ series, specialty })),
  }
}

export const checkExpert = (values: ExpertValues): FormErrors<ExpertValues> => ({
  ...(!values.unitName.trim() && { unitName: t('expert.form.need.unit') }),
  ...(!values.titleSeries && { titleSeries: t('expert.form.need.series') }),
  ...(!values.titleName.trim() && { titleName: t('expert.form.need.title') }),
  ...(!values.level && { level: t('expert.form.need.level') }),
  ...(!values.specialties.some(({ series }) => series) && {
    specialties: t('expert.form.need.specialties'),
  }),
})

/** What `enter` and `edit` have in common; lines of specialties without a series are none. */
export function fieldsOf({ level, specialties, phone, ...rest }: ExpertValues) {
  return {
    ...rest,
    level: level as TitleLevel,
    specialties: specialties.filter(({ series }) => series),
    ...(phone && { phone }),
  }
}
