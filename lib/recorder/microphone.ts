import { problemOf } from './problem'

export interface Device {
  id: string
  label: string
}

export interface Microphone {
  stream: MediaStream
  device: Device
}

/** Opens a microphone, this one or the one the system prefers; the browser asks first. Throws RecorderProblem. */
export async function openMicrophone(deviceId: string | null): Promise<Microphone> {
  const audio: MediaTrackConstraints = {
    channelCount: { ideal: 1 },
    // A lecture may be played on this very machine: it is no echo.
    echoCancellation: false,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId && { deviceId: { exact: deviceId } }),
  }
  const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch((cause: unknown) => {
    throw problemOf(cause, 'device_busy')
  })
  const [track] = stream.getAudioTracks()
  const id = track?.getSettings().deviceId ?? deviceId ?? ''
  return { stream, device: { id, label: track?.label || 'Microphone' } }
}

export function closeMicrophone({ stream }: Microphone): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The microphones there are. Their names are told only after one was allowed. */
export async function microphones(): Promise<Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Microphone ${index + 1}` }))
}
