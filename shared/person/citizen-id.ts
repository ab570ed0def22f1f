const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export interface CitizenId {
  /** 18 signs, X in upper case. */
  number: string
  /** `YYYY-MM-DD`. */
  birth: string
  sex: '男' | '女'
}

/**
 * Reads a citizen's number (GB 11643-1999): area 6, birth 8, sequence 3 with its last digit odd for men, check sign.
 * Null when the form, the date of birth or the check sign is wrong.
 */
export function readCitizenId(text: string): CitizenId | null {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return null
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  if (CHECKS[sum % 11] !== number[17]) return null
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const birth = `${year}-${month}-${day}`
  if (Number.isNaN(+date) || date.toISOString().slice(0, 10) !== birth) return null
  return { number, birth, sex: Number(number[16]) % 2 ? '男' : '女' }
}

/** Whole years of age on a day, both `YYYY-MM-DD`. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
