package words

import "penpush/internal/problem"

func bridgeSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.NoBlog: {
			Says: Phrase{"No blog is open.", "열린 블로그가 없어요."},
			Hint: Phrase{"Open a folder first.", "먼저 폴더를 열어 주세요."},
		},
		problem.AddressRefused: {
			Says: Phrase{"This link was not opened, because it is no web or mail address: {subject}.", "웹이나 메일 주소가 아니라서 열지 않았어요: {subject}."},
			Hint: Phrase{"Check the link in the text.", "글에 적힌 링크를 확인해 주세요."},
		},
	}
}
