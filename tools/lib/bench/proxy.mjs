// A distance between the server and HostUp: every byte takes half a round trip, each way. On loopback a connection stands
// at once, so what is sent first on a new one is held back for the round trip that opening it would have taken.
import net from 'node:net';

/** Passes parts on in order, each not before it may arrive. */
function delayed(to, arrival) {
  const parts = [];
  let timer;
  const next = () => {
    timer = undefined;
    while (parts.length > 0 && parts[0].at <= performance.now()) {
      const {bytes} = parts.shift();
      if (bytes) to.write(bytes);
      else to.end();
    }
    if (parts.length > 0) timer = setTimeout(next, Math.max(0, parts[0].at - performance.now()));
  };
  return bytes => {
    parts.push({bytes, at: arrival(performance.now())});
    if (!timer) next();
  };
}

/** A proxy in front of a port of this machine; `rtt` in milliseconds may change at any time. */
export async function proxy(port, rtt) {
  const distance = {rtt, connections: 0};
  const server = net.createServer(client => {
    distance.connections++;
    const stands = performance.now() + distance.rtt;
    const target = net.connect({host: '127.0.0.1', port});
    const there = delayed(target, now => Math.max(now, stands) + distance.rtt / 2);
    const back = delayed(client, now => now + distance.rtt / 2);
    for (const [from, pass] of [[client, there], [target, back]]) {
      from.setNoDelay(true);
      from.on('data', pass);
      from.on('end', () => pass());
      from.on('error', () => pass());
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  distance.port = server.address().port;
  distance.stop = () => server.close();
  return distance;
}
