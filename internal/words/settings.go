package words

import "penpush/internal/problem"

func settingsSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.SettingsBroken: {
			Says: Phrase{"The settings could not be understood, so Penpush starts with the usual ones.", "설정을 읽을 수 없어 기본 설정으로 시작했어요."},
			Hint: Phrase{"The old ones are kept as “{subject}”.", "이전 설정은 “{subject}” 파일에 남아 있어요."},
		},
	}
}
