export = async function stopTestServers(): Promise<void> {
  await globalThis.huiyingTestServers?.stop();
};
