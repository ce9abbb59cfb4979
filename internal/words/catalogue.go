package words

import (
	"maps"

	"penpush/internal/problem"
)

// catalogue is every room's sentences together.
func catalogue() map[problem.Code]Sentence {
	all := map[problem.Code]Sentence{}
	for _, room := range []map[problem.Code]Sentence{
		general(), textSentences(), markdownSentences(), diskSentences(), historySentences(), settingsSentences(),
		imageSentences(), frontMatterSentences(), postsSentences(), gitSentences(), publishSentences(), workspaceSentences(),
		relocationSentences(), bridgeSentences(), cliSentences(), siteSentences(), serverSentences(), preflightSentences(), lookSentences(),
	} {
		maps.Copy(all, room)
	}
	return all
}

// choices are the answers to decisions, by id.
func choices() map[string]Phrase {
	all := map[string]Phrase{}
	for _, room := range []map[string]Phrase{cliChoices(), publishChoices()} {
		maps.Copy(all, room)
	}
	return all
}

func general() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.Unexpected: {
			Says: Phrase{"Something failed that Penpush did not foresee.", "예상하지 못한 문제가 생겼어요."},
			Hint: Phrase{"The details say what; your text is kept.", "자세한 내용을 확인해 주세요. 쓰던 글은 그대로 있어요."},
		},
		problem.WrongUse: {
			Says: Phrase{"This is not how the command is used: {subject}.", "명령을 이렇게 쓸 수 없어요: {subject}."},
			Hint: Phrase{"penpush-cli help lists the commands.", "penpush-cli help 로 명령을 볼 수 있어요."},
		},
	}
}
