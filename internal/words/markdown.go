package words

import "penpush/internal/problem"

func markdownSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.TooDeep: {
			Says: Phrase{"This text is nested too deeply or too long for the preview, so it is shown as it is.", "글이 너무 깊게 겹쳐 있거나 너무 길어서, 미리보기에 적힌 그대로 보여 드려요."},
			Hint: Phrase{"Split long lines and tables, or nest fewer lists and quotes.", "긴 줄이나 표를 나누거나, 목록과 인용을 덜 겹쳐 주세요."},
		},
	}
}
