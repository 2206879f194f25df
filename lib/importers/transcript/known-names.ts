/** Who speaks in interviews, talks and meetings, where no name is given. */
const ROLES =
  /^(?:主持人?|主讲人?|主播|嘉宾|记者|采访者?|受访者?|提问者?|观众|听众|旁白|讲师|老师|教授|学员|学生|同学|客户|顾客|经理|司会者?|聞き手|話し手|質問者?|回答者|話者|講師|先生|生徒|参加者|お客様|ナレーター|진행자|사회자|강사|기자|질문자|참석자|المقدمة?|المذيعة?|الضيفة?|المحاورة?|السائلة?|المتحدثة?|المحاضرة?|الطالبة?|الأستاذة?)\s?[\dA-Z一二三四]?$/
const HONORIFIC =
  /^.{1,8}(?:さん|さま|様|氏|君|くん|先生|教授|部長|社長|先輩|女士|小姐|老师|总|经理|博士|씨|님)$/u
/** The family names of most people in China, and those of two characters. */
const CHINESE = new RegExp(
  `^(?:[${'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'}` +
    `${'張劉陳楊趙黃吳孫羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾陸顧龍萬錢湯賀賴龔'}]|欧阳|司马|上官|诸葛|歐陽|司馬|諸葛)\\p{Script=Han}{1,2}$`,
  'u',
)

/** Is it what somebody is called, wherever it stands: a role, a name with an honorific? */
export function isRole(name: string): boolean {
  return ROLES.test(name) || HONORIFIC.test(name)
}

/** Is it written as a Chinese name is? Other words of two or three characters may be, too. */
export function isChineseName(name: string): boolean {
  return CHINESE.test(name)
}
