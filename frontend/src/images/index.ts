export { pictures, takeDrops } from './drop';
export { droppedFiles } from './clipboard';
export { takePictures } from './take';
