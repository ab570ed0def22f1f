/**
 * Reads the JSON reports of the test runners into { passed, failed, skipped, notes }. A report that is missing is a
 * failure. What passed only at a second try (CI tries once more) counts as passed and stands in the notes as flaky.
 */
import { existsSync, readFileSync } from 'node:fs'

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)
const missing = { passed: 0, failed: 1, skipped: 0, notes: ['failed: the runner left no report'] }

/** One test with what went wrong in it, short enough that a hundred of them can be read. */
function note(kind, place, messages) {
  const lines = messages.flatMap((message) => {
    const own = withoutColours(message).split('\n')
    return own.filter((line) => line.trim() && !/^\s*at .*node_modules/.test(line)).slice(0, 14)
  })
  return [`${kind}: ${place}`, ...lines.slice(0, 40).map((line) => `    ${line}`)].join('\n')
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one
const withoutColours = (text) => text.replace(/\u001b\[[0-9;]*m/g, '')
const short = (file) => file.replace(`${process.cwd()}/`, '')

/** A file that does not even load holds no test that failed, and yet must count. */
export function vitestCounts(file, status) {
  const report = read(file)
  if (!report) return missing
  const notes = []
  let failed = 0
  for (const suite of report.testResults) {
    const bad = suite.assertionResults.filter((test) => test.status === 'failed')
    for (const test of bad)
      notes.push(note('failed', `${short(suite.name)} › ${test.fullName}`, test.failureMessages))
    for (const test of suite.assertionResults)
      if (test.status === 'passed' && test.failureMessages.length > 0)
        notes.push(note('flaky', `${short(suite.name)} › ${test.fullName}`, test.failureMessages))
    failed += bad.length
    if (suite.status !== 'failed' || bad.length > 0) continue
    // the file did not load, or what it does before or after its tests failed
    notes.push(note('failed', short(suite.name), [suite.message]))
    failed++
  }
  // an error outside any test (an unhandled rejection) only shows in the exit status
  if (failed === 0 && status !== 0) {
    notes.push('failed: an error outside any test; the runner told it above')
    failed = 1
  }
  return {
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
    notes,
  }
}

export function playwrightCounts(file, status) {
  const report = read(file)
  if (!report) return missing
  const { expected, unexpected, flaky, skipped } = report.stats
  const notes = report.errors.map((error) =>
    note('failed', 'before or after the stories', [error.message ?? '']),
  )
  for (const { spec, place } of report.suites.flatMap((suite) => specsOf(suite, [])))
    for (const test of spec.tests)
      if (test.status === 'unexpected' || test.status === 'flaky')
        notes.push(note(test.status === 'flaky' ? 'flaky' : 'failed', place, errorsOf(test)))
  const failed = unexpected === 0 && status !== 0 ? 1 : unexpected
  return { passed: expected + flaky, failed, skipped, notes }
}

const specsOf = (suite, above) => [
  ...(suite.specs ?? []).map((spec) => ({ spec, place: [...above, suite.title, spec.title].join(' › ') })),
  ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, [...above, suite.title])),
]
const errorsOf = (test) => test.results.flatMap(({ errors }) => errors.map(({ message }) => message ?? ''))

/** The closing line of every test command. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`
