import { imageSize } from 'image-size'
import { CliError } from './cli-error.ts'

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
}

/** A picture by its content. It is sent as it is: turning and scaling are done on the page. */
export function readPicture(fileName: string, bytes: Uint8Array) {
  const { type = '', width, height, orientation = 1 } = measure(fileName, bytes)
  const mediaType = TYPES[type]
  if (!mediaType) throw notUsable(fileName)
  const turned = 'The picture is stored turned, and is sent so. The page would turn it upright.'
  return { mediaType, bytes, pixels: width * height, warnings: orientation === 1 ? [] : [turned] }
}

function measure(fileName: string, bytes: Uint8Array) {
  if (bytes.length === 0) throw new CliError(`${fileName} is empty.`)
  if (new TextDecoder().decode(bytes.subarray(0, 5)) === '%PDF-') {
    throw new CliError(`${fileName} is a PDF. Choose its page in the app, or save the page as PNG.`)
  }
  try {
    return imageSize(bytes)
  } catch (cause) {
    throw notUsable(fileName, cause)
  }
}

function notUsable(fileName: string, cause?: unknown): CliError {
  return new CliError(`${fileName} is no PNG, JPEG, WebP or GIF, whatever its name says.`, 1, { cause })
}
