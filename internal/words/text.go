package words

import "penpush/internal/problem"

func textSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.NotUTF8: {
			Says: Phrase{"“{name}” is not UTF-8 text (line {line}), so it was left as it is.", "“{name}” 파일이 UTF-8 글이 아니어서({line}번째 줄) 그대로 두었어요."},
			Hint: Phrase{"Save it as UTF-8 in the program that made it.", "이 파일을 만든 프로그램에서 UTF-8로 저장해 주세요."},
		},
		problem.Binary: {
			Says: Phrase{"“{name}” is no text file, so it was left as it is.", "“{name}” 파일은 글이 아니어서 그대로 두었어요."},
			Hint: Phrase{"Choose a Markdown file.", "마크다운 파일을 골라 주세요."},
		},
		problem.TooLarge: {
			Says: Phrase{"“{name}” is too large to edit here ({subject}).", "“{name}” 파일은 여기서 고치기에 너무 커요({subject})."},
			Hint: Phrase{"Split it into several posts.", "여러 글로 나눠 주세요."},
		},
	}
}
