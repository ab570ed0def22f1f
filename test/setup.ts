import fc from 'fast-check'

/**
 * Property tests draw the same cases at every run, so that a failure of one run is a failure of the next. `FC_SEED`
 * names other cases: a number (fast-check prints the one that failed), or `random` to look for new ones.
 */
const wanted = process.env.FC_SEED ?? '20261122'
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) })
