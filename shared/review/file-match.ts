import type { SectionKey } from './dossier.ts'

export interface MatchCandidate {
  id: string
  no: number
  name: string
}
export type Match =
  | { candidate: MatchCandidate; fileName: string }
  | { fault: 'file_unmatched' | 'file_mismatch' | 'file_ambiguous' | 'file_path' }

/** Separators people put between a number, a name and the rest. */
const GAP = /^[\s_\-—–－.．·、,，:：()（）【】[\]#号]+/
const norm = (text: string, blank = ''): string => text.normalize('NFKC').trim().replace(/\s+/g, blank)

/** A path that would leave its folder, or that no honest packer writes. */
export function isTrick(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\\]|^\/|^[a-zA-Z]:/.test(path) || path.length > 500) return true
  return path.split('/').some((part) => part === '..' || part === '.')
}

/** What packers add by themselves: no document of anybody. */
export const isLitter = (path: string): boolean =>
  /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\._[^/]*)(\/|$)/i.test(path)

/**
 * Whose document a path of a zip is: a folder or the file's own name begins with the candidate's number, name, or
 * both in either order. Number and name must agree; a name alone must be that of one candidate only.
 */
export function matchFile(path: string, candidates: readonly MatchCandidate[]): Match {
  if (isTrick(path)) return { fault: 'file_path' }
  const parts = path.split('/').filter(Boolean)
  const fileName = parts.at(-1) ?? ''
  let fault: 'file_unmatched' | 'file_mismatch' | 'file_ambiguous' = 'file_unmatched'
  const found = new Map<string, MatchCandidate>()
  for (const [index, part] of parts.entries()) {
    const isFile = index === parts.length - 1
    if (isFile && found.size > 0) break
    const label = isFile ? part.replace(/\.[^.]{1,5}$/, '') : part
    // a blank parts what stands beside it, or stands inside a name: 「张 三」
    const parted = matchLabel(norm(label, '_'), candidates)
    const read = parted === 'file_unmatched' ? matchLabel(norm(label), candidates) : parted
    if (typeof read === 'string') fault = read === 'file_unmatched' ? fault : read
    else found.set(read.id, read)
  }
  const [only, other] = [...found.values()]
  if (other) return { fault: 'file_ambiguous' }
  return only && fault !== 'file_mismatch' ? { candidate: only, fileName } : { fault }
}

function matchLabel(
  label: string,
  candidates: readonly MatchCandidate[],
): MatchCandidate | 'file_unmatched' | 'file_mismatch' | 'file_ambiguous' {
  const lead = /^第?(\d{1,5})(.*)$/.exec(label)
  const rest = lead ? lead[2]! : ''
  const named = (text: string) => {
    const hits = candidates.filter(({ name }) => begins(text, norm(name)))
    const longest = Math.max(0, ...hits.map(({ name }) => norm(name).length))
    return hits.filter(({ name }) => norm(name).length === longest)
  }
  if (lead) {
    const byNo = candidates.find(({ no }) => no === Number(lead[1]))
    const after = rest.replace(GAP, '')
    const separate = rest === '' || after !== rest
    const names = named(after)
    if (byNo && names.some(({ id }) => id === byNo.id)) return byNo
    if (names.length > 0) return 'file_mismatch'
    if (byNo && separate) return byNo
    return 'file_unmatched'
  }
  const names = named(label)
  if (names.length === 0) return 'file_unmatched'
  const tail = label.slice(norm(names[0]!.name).length).replace(GAP, '')
  const no = /^(\d{1,5})(?!\d)/.exec(tail)?.[1]
  const exact = no === undefined ? undefined : names.find((candidate) => candidate.no === Number(no))
  if (exact) return exact
  return names.length === 1 ? names[0]! : 'file_ambiguous'
}

/** The name stands alone or is followed by something that is not part of a name. */
function begins(text: string, name: string): boolean {
  if (!name || !text.startsWith(name)) return false
  const next = text.slice(name.length)
  return next === '' || GAP.test(next) || /^[\da-zA-Z]/.test(next)
}

const WORDS: [SectionKey, RegExp][] = [
  ['study', /学历|学位|毕业/],
  ['training', /继续教育|学时/],
  ['assessment', /考核/],
  ['paper', /论文|著作|期刊|专著/],
  ['award', /获奖|奖状|荣誉|表彰/],
  ['achievement', /业绩|项目|专利|成果|标准/],
  ['exam', /考试|成绩/],
  ['current', /职称|聘书|聘任|资格证/],
  ['summary', /总结|述职/],
  ['basic', /身份证|照片|社保/],
  ['work', /工作经历|任职/],
]

/** The section a document stands beside, by the words of its name. */
export const sectionOf = (fileName: string): SectionKey =>
  WORDS.find(([, pattern]) => pattern.test(fileName))?.[0] ?? 'attachment'
