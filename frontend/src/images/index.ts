export { pictures, takeDrops } from './drop';
export { droppedFiles } from './clipboard';
