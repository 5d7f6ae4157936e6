/** What stands before the program where guests reach it: a proxy that holds a certificate, as operators are told to put one. */
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { createServer as createPlain, type Server } from 'node:net'

/** Nobody's but these tests': of a name that exists nowhere, signed by itself. */
export const FRONT_NAME = 'etalase.test'
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg20kcKA4LMsso/VbU
h8I2wTlvbsZMaZY/bpZ0ZW4zZt2hRANCAARNWH+5xCon+PBP19huPj5QFy8IO80p
t9833vmfq7a//W1+YYZ3eL/0SnNpoyhF63UBxn+azPU+bwLCuUTRErkn
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBnTCCAUSgAwIBAgIUNLhPJ9rtBQDbOXuIjfr8a1060YowCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMZXRhbGFzZS50ZXN0MCAXDTI2MTEzMDEyMTYzOFoYDzIxMjYx
MTA2MTIxNjM4WjAXMRUwEwYDVQQDDAxldGFsYXNlLnRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARNWH+5xCon+PBP19huPj5QFy8IO80pt9833vmfq7a//W1+
YYZ3eL/0SnNpoyhF63UBxn+azPU+bwLCuUTRErkno2wwajAdBgNVHQ4EFgQUbJBq
J8+NDr2SstTQSADwNAjvBX4wHwYDVR0jBBgwFoAUbJBqJ8+NDr2SstTQSADwNAjv
BX4wDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxldGFsYXNlLnRlc3QwCgYI
KoZIzj0EAwIDRwAwRAIgaXafpDWnmRMTWbfdvLcszGLHZbYzROsvqytxiLOu1FcC
ICCD9H/o+o6c1czZMN8Vu7P5e1AQpJp2KO+LupgHJ5VF
-----END CERTIFICATE-----`
/** By which a browser is told to take it for good (SHA-256 of its public key). */
const PUBLIC_KEY_HASH = 'XDecVdeENLZEHp8bRXe7jTO6MyowEMty9wUZOO1pGJ8='

/** Where that name is, and whose certificate is good: nothing else of a browser's judgement is touched. */
export const FRONT_SWITCHES = [
  `--host-resolver-rules=MAP ${FRONT_NAME} 127.0.0.1`,
  `--ignore-certificate-errors-spki-list=${PUBLIC_KEY_HASH}`,
]

export interface Front {
  /** As guests have it. */
  readonly url: string
  /** Where the program is to serve: nobody else does. */
  readonly port: number
  close(): Promise<void>
}

export async function standFront(): Promise<Front> {
  const port = await freePort()
  const pass = (from: IncomingMessage, to: ServerResponse) => {
    const { method, url: path, headers } = from
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, answer => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
    })
    onward.on('error', () => to.destroy())
    to.on('close', () => onward.destroy())
    from.pipe(onward)
  }
  const server = createServer({ key: KEY, cert: CERTIFICATE }, pass)
  return {
    url: `https://${FRONT_NAME}:${await listen(server)}`,
    port,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function freePort(): Promise<number> {
  const server = createPlain()
  const port = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return port
}

function listen(server: Server): Promise<number> {
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
    }),
  )
}
