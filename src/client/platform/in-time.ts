/** There are disks and browsers that say nothing for ever: what has not come by then is taken for refused. */
export function inTime<T>(work: Promise<T>, ms: number, late: () => void = () => undefined): Promise<T> {
  let stop = (): void => undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      late()
      reject(new Error('it does not answer in time'))
    }, ms)
    stop = () => clearTimeout(timer)
  })
  return Promise.race([work, tooLate]).finally(stop)
}
