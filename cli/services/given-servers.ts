import { temporalSettings, type TemporalSettings } from '../../temporal.config';
import { PlainFailure, reasonOf } from './plain-failure';
import { connectionFault } from './postgres-cluster';
import { temporalFault } from './temporal-server';

/** Throws PlainFailure when one cannot sign in to the operator's own PostgreSQL. */
export async function refuseUnreachableDatabase(databaseUrl: string): Promise<void> {
  const fault = await connectionFault(databaseUrl);
  if (fault === null) return;
  const place = new URL(databaseUrl).host;
  throw new PlainFailure(
    `无法连接 DATABASE_URL 指定的 PostgreSQL（${place}）：${fault}。请检查地址、密码和网络；不设置 DATABASE_URL 则使用自带的数据库。`,
    `The PostgreSQL of DATABASE_URL (${place}) cannot be reached: ${fault}. Check address, password and network; without DATABASE_URL Huiying runs its own.`,
  );
}

/** The operator's own Temporal. Throws PlainFailure when its namespace cannot be worked in. */
export async function givenTemporal(env: NodeJS.ProcessEnv): Promise<TemporalSettings> {
  const temporal = profileOf(env);
  const fault = await temporalFault(temporal);
  if (fault === null) return temporal;
  throw new PlainFailure(
    `无法连接 TEMPORAL_ADDRESS 指定的 Temporal（${temporal.address}，命名空间 ${temporal.namespace}）：${fault}。请检查地址、命名空间、证书和网络；不设置 TEMPORAL_ADDRESS 则使用自带的 Temporal。`,
    `The Temporal of TEMPORAL_ADDRESS (${temporal.address}, namespace ${temporal.namespace}) cannot be reached: ${fault}. Check address, namespace, certificates and network; without TEMPORAL_ADDRESS Huiying runs its own.`,
  );
}

function profileOf(env: NodeJS.ProcessEnv): TemporalSettings {
  try {
    return temporalSettings(env);
  } catch (error) {
    throw new PlainFailure(
      `Temporal 的配置无效：${reasonOf(error)}。`,
      `Temporal’s profile is not valid: ${reasonOf(error)}.`,
      2,
    );
  }
}
