/**
 * What StrykerJS does not know: which changes are the compiler's to notice, and that a file of tests that cannot even be
 * read has noticed one.
 */
import { strykerPlugins as ofVitest } from '@stryker-mutator/vitest-runner'

const [vitest] = ofVitest
/** StrykerJS' `TestStatus.Failed`. */
const FAILED = 1

/** A closed set of words, `[…] as const`, and the type that is made of it: every table about it stops fitting. */
function isSetOfWords(path) {
  const { expression, typeAnnotation } = path.node
  return (
    path.isTSAsExpression() &&
    typeAnnotation.typeName?.name === 'const' &&
    expression.type === 'ArrayExpression' &&
    expression.elements.every(({ type }) => type === 'StringLiteral') &&
    path.scope.getProgramParent().path.node.body.some(isTypeOf(path.parent.id?.name))
  )
}

/** `type Word = (typeof WORDS)[number]`. */
function isTypeOf(words) {
  return statement => {
    const { type, typeAnnotation } = statement.declaration ?? statement
    const list = typeAnnotation?.objectType?.typeAnnotation ?? typeAnnotation?.objectType
    return type === 'TSTypeAliasDeclaration' && words !== undefined && list?.exprName?.name === words
  }
}

/** `default: return assertNever(word)`: nothing leads there as long as the types hold. */
function isNeverReached(path) {
  if (!path.isSwitchCase() || path.node.test !== null) return false
  return path.node.consequent[0]?.argument?.callee?.name === 'assertNever'
}

/** `throw new Error(…)`: that a bug is named at once is a rule, its words are not. */
function isSaidOfBug(path) {
  return path.isNewExpression() && path.parentPath.isThrowStatement()
}

const ignorer = {
  shouldIgnore(path) {
    if (isSetOfWords(path)) return 'a set of words, which types hold'
    if (isNeverReached(path)) return 'a case that no type has'
    if (isSaidOfBug(path)) return 'words about a bug'
    return undefined
  },
}

/** What a changed rule breaks outside a test, while files are read, fails no test by StrykerJS' own count. */
function withFilesThatFail(injector) {
  const runner = vitest.factory(injector)
  const run = runner.run.bind(runner)
  runner.run = async options => {
    const result = await run(options)
    const failed = runner.ctx.state.getFiles().filter(({ result }) => result?.state === 'fail')
    const hasTold = result.tests?.some(({ status }) => status === FAILED)
    if (result.tests === undefined || hasTold || failed.length === 0) return result
    const failureMessage = failed[0].result.errors?.[0]?.message ?? 'could not be read'
    const test = { id: failed[0].name, name: failed[0].name, timeSpentMs: 0, status: FAILED, failureMessage }
    return { ...result, tests: [...result.tests, test] }
  }
  const dryRun = runner.dryRun.bind(runner)
  runner.dryRun = async options => withoutReading(await dryRun(options))
  return runner
}
withFilesThatFail.inject = vitest.factory.inject

/**
 * What tests run and what is run while their files are read as well is asked of those tests alone. Else each such change
 * is asked of all there are, which takes ten times as long; at worst, one that only the reading shows is taken for alive.
 */
function withoutReading(result) {
  const { mutantCoverage } = result
  if (mutantCoverage === undefined) return result
  const inTests = new Set(Object.values(mutantCoverage.perTest).flatMap(Object.keys))
  const onlyRead = Object.entries(mutantCoverage.static).filter(([mutant]) => !inTests.has(mutant))
  return { ...result, mutantCoverage: { ...mutantCoverage, static: Object.fromEntries(onlyRead) } }
}

export const strykerPlugins = [
  { kind: vitest.kind, name: 'vitest-whole', factory: withFilesThatFail },
  { kind: 'Ignore', name: 'held-elsewhere', value: ignorer },
]
