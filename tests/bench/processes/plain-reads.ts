/** Reads addresses over kept-alive sockets and nothing more: two thousand readers must not cost more than what they read. */
import { connect, type Socket } from 'node:net';

interface Wanted {
  path: string;
  done(status: number): void;
  failed(error: Error): void;
}

/** Answers with the status once the whole body has come. */
export function plainReader(url: string, sockets: number): (path: string) => Promise<number> {
  const { hostname, port, host } = new URL(url);
  const waiting: Wanted[] = [];
  const idle: Socket[] = [];
  const busy = new Map<Socket, Wanted>();
  let open = 0;

  function next(socket: Socket): void {
    const wanted = waiting.shift();
    if (!wanted) return void idle.push(socket);
    busy.set(socket, wanted);
    socket.write(`GET ${wanted.path} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\n\r\n`);
  }

  function start(): void {
    open += 1;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let text = '';
    let left = -1;
    let status = 0;
    socket.on('connect', () => next(socket));
    socket.on('error', (error) => busy.get(socket)?.failed(error));
    socket.on('data', (data) => {
      if (left < 0) {
        text += data.toString('latin1');
        const end = text.indexOf('\r\n\r\n');
        if (end < 0) return;
        status = Number(text.slice(9, 12));
        const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2));
        if (!length) return void socket.destroy(new Error('An answer without a length.'));
        left = Number(length[1]) - (text.length - end - 4);
      } else left -= data.length;
      if (left > 0) return;
      text = '';
      left = -1;
      const wanted = busy.get(socket);
      busy.delete(socket);
      wanted?.done(status);
      next(socket);
    });
  }

  return (path) => new Promise((done, failed) => {
    waiting.push({ path, done, failed });
    const socket = idle.pop();
    if (socket) next(socket);
    else if (open < sockets) start();
  });
}
