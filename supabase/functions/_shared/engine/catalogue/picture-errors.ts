/** Why a story got no pictures. */
export const pictureErrors = {
  picture_refused: {
    title: 'This picture was refused',
    explanation:
      'The model server does not draw what is described for it. Pictures of other parts are not touched.',
    action: 'Try it again on the page of the story: it may be drawn another time, or in another style.',
    sameAgain: true,
  },
  drawing_unreadable: {
    title: 'No picture came back',
    explanation: 'The model server was asked for a picture as PNG, JPEG or WebP and sent something else.',
    action:
      'Set OPENAI_IMAGE_MODEL and OPENAI_BASE_URL to a server that answers with the bytes of a picture (b64_json), and try again. What was drawn before is kept.',
  },
  story_too_long_to_draw: {
    title: 'The story is too long to be drawn',
    explanation: 'A story with what its pictures show has at most 120,000 characters.',
    action: 'Divide the story into two, and have each of them drawn.',
    sameAgain: true,
  },
  segment_not_found: {
    title: 'This part is no longer there',
    explanation: 'The story has no such segment any more.',
    action: 'Open the story and ask for the pictures of the parts that it has now.',
    sameAgain: true,
  },
} as const
