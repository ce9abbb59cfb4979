package words

import "penpush/internal/problem"

func siteSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.OverridesUnreadable: {
			Says: Phrase{"“{path}” could not be read (line {line}), so nothing in it is used.", "“{path}” 파일을 읽을 수 없어서({line}번째 줄) 쓰지 않았어요."},
			Hint: Phrase{"Mend that line; it is TOML, such as listStyle = \"flow\".", "그 줄을 고쳐 주세요. listStyle = \"flow\" 같은 TOML 형식이에요."},
		},
		problem.OverrideUnknown: {
			Says: Phrase{"Nothing here is called “{subject}” (“{path}”, line {line}).", "“{subject}” 항목은 없어요(“{path}”, {line}번째 줄)."},
			Hint: Phrase{"Take it out or correct its spelling; until then nothing in the file is used.", "지우거나 철자를 고쳐 주세요. 그때까지 이 파일은 쓰지 않아요."},
		},
		problem.OverrideInvalid: {
			Says: Phrase{"“{subject}” cannot have this value.", "“{subject}” 항목에 이 값은 쓸 수 없어요."},
			Hint: Phrase{"Choose another value, or leave it to what the posts show.", "다른 값을 고르거나 글에서 알아낸 대로 두세요."},
		},
	}
}
