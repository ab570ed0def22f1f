/** 评审表 (A4) · 评审简表 (one page of A3 landscape). */
export type PaperForm = 'table' | 'brief'

/** One part of a printed form, in the order they stand. Words are final: whoever draws it looks nothing up. */
export type PaperBlock =
  | {
      kind: 'facts'
      title: string
      /** Label and value; a wide one has a line of its own. */
      facts: { label: string; value: string; wide?: boolean }[]
      /** The photograph stands beside the first lines. */
      photo?: boolean
    }
  | {
      kind: 'table'
      title: string
      head: string[]
      /** Shares of the width, as many as `head`. */
      widths: number[]
      rows: string[][]
    }
  | { kind: 'text'; title: string; text: string; sign?: string[] }
  | {
      kind: 'opinions'
      title: string
      opinions: { label: string; lines: string[]; sign: string }[]
    }
  | {
      kind: 'votes'
      title: string
      panels: {
        label: string
        /** 总人数, 参加人数, 同意, 不同意, 弃权: empty where it is not known, or not the reader's to know. */
        counts: string[]
        opinion: string
        sign: string
      }[]
    }

export interface Paper {
  heading: string
  /** 填写草稿 · 申报版 · 评审版 (A32). */
  stage: string
  /** Across every page of a draft. */
  watermark: string | null
  cover: [label: string, value: string][]
  /** Who issues the form. */
  maker: string
  /** Name, unit and hash at the foot of every page. */
  foot: string
  blocks: PaperBlock[]
  /** Path of the photograph's bytes, or null. */
  photo: string | null
}
