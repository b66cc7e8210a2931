export { useSetAside } from './use-set-aside';
