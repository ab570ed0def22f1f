/** `,05,22,`: the series of the specialties, each once. */
export const seriesListOf = (specialties: readonly { series: string }[]): string =>
  `,${[...new Set(specialties.map(({ series }) => series))].map((series) => `${series},`).join('')}`
