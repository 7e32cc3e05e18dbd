import { handOver } from './handed-over';
import { startServers, type RunningServers } from './running-servers';

declare global {
  var huiyingTestServers: RunningServers | undefined;
}

export = async function startTestServers(): Promise<void> {
  globalThis.huiyingTestServers = await startServers();
  handOver(globalThis.huiyingTestServers);
};
