export * from './window';
export { told, untold } from './told';
export { on, type PublishStep, type Question } from './events';
export { changedPicture, fetchPage, pictureAddress, sendPicture } from './assets';
export { clipboardText } from './clipboard';
export { dragsFiles } from './drag';
