export { appeal } from './appeal';
export { rollout } from './rollout';
