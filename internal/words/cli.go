package words

import "penpush/internal/problem"

func cliSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.DraftDecision: {
			Says: Phrase{"“{name}” is a draft. Publish it as what?", "“{name}” 글은 초안이에요. 어떻게 발행할까요?"},
			Hint: Phrase{"Say --as public or --as draft.", "--as public 또는 --as draft 로 알려 주세요."},
		},
		problem.ErrorsDecision: {
			Says: Phrase{"Preflight found errors ({subject}). Publish all the same?", "미리 확인에서 오류를 찾았어요({subject}개). 그래도 발행할까요?"},
			Hint: Phrase{"Mend them, or use --yes.", "고치거나 --yes를 붙여 주세요."},
		},
		problem.PublishDecision: {
			Says: Phrase{"Publish this to {subject}?", "{subject}에 발행할까요?"},
			Hint: Phrase{"Say --yes to publish without being asked.", "묻지 않고 발행하려면 --yes 를 붙여 주세요."},
		},
		problem.BlogDecision: {
			Says: Phrase{"There are several blogs in “{subject}”. Which one?", "“{subject}” 폴더에 블로그가 여러 개 있어요. 어느 것인가요?"},
			Hint: Phrase{"Give the folder of one, or name its generator in .penpush.toml.", "그 블로그의 폴더를 알려 주거나 .penpush.toml에 생성기를 적어 주세요."},
		},
	}
}

func cliChoices() map[string]Phrase {
	return map[string]Phrase{
		"public": {"Make it public", "공개로 바꾸기"},
		"draft":  {"Keep it a draft", "초안으로 두기"},
		"yes":    {"Publish", "발행"},
	}
}

// Message gives the verbs that a commit message begins with.
func Message(l Language) (publish, update, remove, undo string) {
	return Phrase{"Publish", "발행"}.In(l), Phrase{"Update", "고침"}.In(l), Phrase{"Remove", "지움"}.In(l), Phrase{"Take back", "되돌림"}.In(l)
}

// Built says that a rehearsal went well.
func Built(l Language) string {
	return Phrase{"The site builds. Nothing was sent.", "사이트가 잘 만들어져요. 아무것도 보내지 않았어요."}.In(l)
}
