package words

import "penpush/internal/problem"

func frontMatterSentences() map[problem.Code]Sentence {
	all := frontMatterBlockSentences()
	asText := Phrase{"Change it with Edit as text.", "‘원문으로 고치기’에서 바꿔 주세요."}
	for code, says := range map[problem.Code]Phrase{
		problem.FieldReadOnly:     {"“{subject}” cannot be changed here.", "“{subject}” 항목은 여기서 바꿀 수 없어요."},
		problem.FieldRefused:      {"“{subject}” could not be changed without touching something else, so nothing was changed.", "다른 부분을 건드리지 않고는 “{subject}” 항목을 바꿀 수 없어서 그대로 두었어요."},
		problem.FieldAnchor:       {"“{subject}” shares its value with another field (& or *).", "“{subject}” 항목은 다른 항목과 값을 함께 써요(& 또는 *)."},
		problem.FieldTag:          {"“{subject}” carries a YAML type tag.", "“{subject}” 항목에 YAML 형식 표시가 붙어 있어요."},
		problem.FieldMap:          {"“{subject}” holds fields of its own.", "“{subject}” 항목 안에 다른 항목들이 있어요."},
		problem.FieldNestedList:   {"“{subject}” is a list of lists or of fields.", "“{subject}” 목록 안에 다른 목록이나 항목이 있어요."},
		problem.FieldSeveralLines: {"“{subject}” runs over several lines in a form that cannot be changed here.", "“{subject}” 항목은 여러 줄에 걸쳐 있어서 여기서 바꿀 수 없어요."},
		problem.FieldDuplicate:    {"“{subject}” is there more than once.", "“{subject}” 항목이 두 번 이상 있어요."},
		problem.FieldUnclear:      {"“{subject}” can be read in more than one way.", "“{subject}” 항목은 여러 가지로 읽힐 수 있어요."},
	} {
		all[code] = Sentence{Says: says, Hint: asText}
	}
	all[problem.FieldNotDate] = Sentence{
		Says: Phrase{"“{subject}” is a date, and this is none.", "“{subject}” 항목에는 날짜만 넣을 수 있어요."},
		Hint: Phrase{"Write it like 2024-05-31 or 2024-05-31 09:00.", "2024-05-31 또는 2024-05-31 09:00처럼 적어 주세요."},
	}
	all[problem.FieldNotNumber] = Sentence{
		Says: Phrase{"“{subject}” is a number, and this is none.", "“{subject}” 항목에는 숫자만 넣을 수 있어요."},
		Hint: Phrase{"Write digits only, such as 3 or 0.5.", "3이나 0.5처럼 숫자만 적어 주세요."},
	}
	all[problem.FieldNotSwitch] = Sentence{
		Says: Phrase{"“{subject}” is either true or false.", "“{subject}” 항목은 true 아니면 false예요."},
		Hint: Phrase{"Write true or false.", "true나 false로 적어 주세요."},
	}
	all[problem.FieldUnclearList] = Sentence{
		Says: Phrase{"“{subject}” is one text, and it is not clear which items it means.", "“{subject}” 항목이 한 줄로 적혀 있어서 어떤 것들의 목록인지 분명하지 않아요."},
		Hint: Phrase{"Write it as a list with Edit as text, such as [one, two].", "‘원문으로 고치기’에서 [하나, 둘]처럼 목록으로 적어 주세요."},
	}
	return all
}

func frontMatterBlockSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.FrontMatterUnreadable: {
			Says: Phrase{"Line {line} of the front matter cannot be read.", "글 정보의 {line}번째 줄을 읽을 수 없어요."},
			Hint: Phrase{"Mend that line; the details say what is wrong.", "그 줄을 고쳐 주세요. 자세한 내용에 이유가 있어요."},
		},
		problem.FrontMatterUnclosed: {
			Says: Phrase{"The front matter that opens in line {line} is never closed.", "{line}번째 줄에서 시작한 글 정보가 닫히지 않았어요."},
			Hint: Phrase{"Add the closing line after the last field.", "마지막 항목 다음에 닫는 줄을 넣어 주세요."},
		},
		problem.FrontMatterNeedsQuotes: {
			Says: Phrase{"The value in line {line} can only be read in quotes.", "{line}번째 줄의 값은 따옴표 없이는 읽을 수 없어요."},
			Hint: Phrase{"Put \"quotes\" around the value.", "값을 \"따옴표\"로 감싸 주세요."},
		},
		problem.FrontMatterTab: {
			Says: Phrase{"Line {line} of the front matter is indented by a tab.", "글 정보의 {line}번째 줄을 탭으로 들여 썼어요."},
			Hint: Phrase{"Use blanks in place of the tab.", "탭 대신 빈칸을 써 주세요."},
		},
	}
}
