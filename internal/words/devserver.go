package words

import "penpush/internal/problem"

func serverSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.NoServer: {
			Says: Phrase{"This folder has no generator that could show it as a site.", "이 폴더에는 사이트로 보여 줄 생성기가 없어요."},
			Hint: Phrase{"The preview beside the text shows the post.", "글 옆의 미리보기로 확인해 주세요."},
		},
		problem.ServerNotInstalled: {
			Says: Phrase{"“{subject}” is not installed on this computer.", "이 컴퓨터에 “{subject}”이(가) 설치되어 있지 않아요."},
			Hint: Phrase{"Install it, then try again.", "설치한 뒤 다시 시도해 주세요."},
		},
		problem.PartsNotInstalled: {
			Says: Phrase{"The parts that this blog is built with are not installed yet.", "이 블로그를 만드는 데 필요한 것이 아직 설치되지 않았어요."},
			Hint: Phrase{"Run “{subject}” in the blog's folder once, then try again.", "블로그 폴더에서 “{subject}”을(를) 한 번 실행한 뒤 다시 시도해 주세요."},
		},
		problem.ServerCommand: {
			Says: Phrase{"This command cannot be read: {subject}", "명령을 읽을 수 없어요: {subject}"},
			Hint: Phrase{"Check its quotation marks.", "따옴표를 확인해 주세요."},
		},
		problem.ServerEnded: {
			Says: Phrase{"The blog's own server ended.", "블로그의 서버가 끝났어요."},
			Hint: Phrase{"Its last words say why.", "마지막에 출력한 내용을 확인해 주세요."},
		},
		problem.NoBuild: {
			Says: Phrase{"This folder has no generator that could build it as a site.", "이 폴더에는 사이트를 만들 생성기가 없어요."},
			Hint: Phrase{"Where you have a program that does, write its command.", "쓰는 프로그램이 있으면 그 명령을 적어 주세요."},
		},
		problem.BuildFailed: {
			Says: Phrase{"Your site does not build with this: {subject}", "이대로는 사이트가 만들어지지 않아요: {subject}"},
			Hint: Phrase{"Nobody else has seen it yet.", "아직 아무에게도 보이지 않았어요."},
		},
		problem.NotOnServer: {
			Says: Phrase{"The site shows nothing at {subject}.", "사이트의 {subject}에는 아무것도 없어요."},
			Hint: Phrase{"The front page was opened instead.", "대신 첫 화면을 열었어요."},
		},
	}
}
