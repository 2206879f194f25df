import type { SopCues } from './cues.ts'

export const chinese: SopCues = {
  sorts: [
    ['warning', /注意|小心|不要|切勿|千万|禁止|危险/u],
    ['check', /确认|检查|确保|核对/u],
    ['purpose', /目的是|为了|(?:今天|这节课|这个视频).*(?:教|学|演示|介绍)/u],
    ['scope', /适用于|不包括/u],
    ['role', /负责/u],
    ['material', /(?:需要准备|准备好|(?:我们|你)需要一)/u],
    ['step', /^(?:首先|然后|接着|接下来|最后|之后|第[一二三四五六七八九十\d]+步|再|先|把|将|请)/u],
  ],
  trouble:
    /^(?<problem>如果[^，]*(?:不|没|失败|出错|故障|错误|问题)[^，]*)，(?:就|那么|请)?(?<remedy>.{4,})$/u,
  next: (text) => `做完这一步之后做什么：“${text}”？`,
}
