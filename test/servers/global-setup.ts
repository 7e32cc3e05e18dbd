import { handOver } from './handed-over';
import { startServers, type RunningServers } from './running-servers';

declare global {
  var huiyingTestServers: RunningServers | undefined;
}

/** Once a run, whichever of its projects asks first. */
export = async function startTestServers(): Promise<void> {
  if (globalThis.huiyingTestServers) return;
  globalThis.huiyingTestServers = await startServers();
  handOver(globalThis.huiyingTestServers);
};
