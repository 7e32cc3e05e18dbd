import { Client, Connection } from '@temporalio/client';
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';

type TransportOptions = Omit<ClientConnectConfig['connectionOptions'], 'address'>;

/** Where Temporal is and under which names this installation works there. The one place that worker, API, commands and tests ask. */
export interface TemporalSettings {
  address: string;
  namespace: string;
  taskQueue: string;
  /** TLS, API key and headers of a cluster that asks for them; left out for a server on this machine. */
  transport?: TransportOptions;
}

/** The queue on which the appeals' workflows run. A wire name: histories in flight name it, so it never changes. */
export const APPEALS_TASK_QUEUE = 'appeals';

/**
 * Reads Temporal's standard variables (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS_…) and its profile
 * file (TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE). Without any of them: the server at localhost:7233, namespace `default`.
 * Throws when the profile file cannot be read or names no such profile.
 */
export function temporalSettings(env: NodeJS.ProcessEnv): TemporalSettings {
  const given = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: given });
  const { address, ...transport } = connectionOptions;
  const settings = {
    address: address ?? 'localhost:7233',
    namespace: namespace ?? 'default',
    taskQueue: APPEALS_TASK_QUEUE,
  };
  const asksForMore = Object.values(transport).some((value) => value !== undefined);
  return asksForMore ? { ...settings, transport } : settings;
}

/** A client for API and commands. The caller drains its calls before it closes `client.connection`. */
export async function connectClient(settings: TemporalSettings): Promise<Client> {
  const connection = await Connection.connect({ ...settings.transport, address: settings.address });
  return new Client({ connection, namespace: settings.namespace });
}

/** The worker's own connection; the caller closes it after the worker has drained. */
export async function connectWorker(settings: TemporalSettings): Promise<NativeConnection> {
  return NativeConnection.connect({ ...settings.transport, address: settings.address });
}
