// A mail server of its own process, for tests. It does what its standard input says, one word a line: «accept», «refuse» (the address is
// unknown), «refuseSender», «greylist» (each address is put off once), «leave» (gone in the middle of a message), and tells on its standard output, as JSON
// lines, its port and what it has taken.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const putOff = new Set();
let mode = 'accept';

const refusal = (responseCode, words) => Object.assign(new Error(words), { responseCode });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onMailFrom(address, session, done) {
    done(mode === 'refuseSender' ? refusal(530, '5.7.0 authentication required') : undefined);
  },
  onRcptTo({ address }, session, done) {
    tell({ asked: address, mode });
    if (mode === 'refuse') return done(refusal(550, `5.1.1 <${address}> unknown`));
    if (mode === 'greylist' && !putOff.has(address)) {
      putOff.add(address);
      return done(refusal(451, '4.7.1 try again later'));
    }
    done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => {
      chunks.push(chunk);
      if (mode === 'leave') session.gone = true;
    });
    stream.on('end', () => {
      // taken, and gone before it has said so
      const message = Buffer.concat(chunks).toString('utf8');
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (session.gone) {
        tell({ left: to, message });
        for (const connection of server.connections) connection._socket.destroy();
        return;
      }
      tell({ to, message });
      done();
    });
  },
});
server.on('error', () => undefined);
const listening = server.listen(0, '127.0.0.1', () => tell({ port: listening.address().port }));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    mode = line.trim();
    tell({ mode });
  })
  .on('close', () => process.exit());
