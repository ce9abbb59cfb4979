package words

import "penpush/internal/problem"

func historySentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.BlogInUse: {
			Says: Phrase{"“{subject}” is open in another Penpush window.", "“{subject}” 블로그가 다른 Penpush 창에 열려 있어요."},
			Hint: Phrase{"Go on there, or close that window first.", "그 창에서 이어 쓰거나 먼저 닫아 주세요."},
		},
		problem.SnapshotGone: {
			Says: Phrase{"This earlier text of “{name}” is not kept any more.", "“{name}” 글의 이 이전 내용은 더 이상 남아 있지 않아요."},
			Hint: Phrase{"Choose another one.", "다른 것을 골라 주세요."},
		},
		problem.SnapshotDamaged: {
			Says: Phrase{"This earlier text of “{name}” is damaged and cannot be brought back.", "“{name}” 글의 이 이전 내용이 손상되어 되살릴 수 없어요."},
			Hint: Phrase{"Choose another one.", "다른 것을 골라 주세요."},
		},
	}
}
