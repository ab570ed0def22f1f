export { MessageList as default } from '../../ui/message-list.tsx'
