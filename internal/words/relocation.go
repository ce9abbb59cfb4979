package words

import "penpush/internal/problem"

func relocationSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.SlugMissing: {
			Says: Phrase{"“{name}” needs a new name.", "“{name}”의 새 이름이 필요해요."},
			Hint: Phrase{"Write the last part of its address.", "주소의 마지막 부분을 적어 주세요."},
		},
		problem.NameRefused: {
			Says: Phrase{"“{subject}” cannot be a file's name on every system.", "“{subject}”은(는) 모든 시스템에서 쓸 수 있는 파일 이름이 아니에요."},
			Hint: Phrase{"Use letters, digits and hyphens.", "글자, 숫자, 붙임표로 적어 주세요."},
		},
		problem.AddressTaken: {
			Says: Phrase{"“{name}” has the address “{subject}” already.", "“{subject}” 주소는 “{name}” 글이 이미 쓰고 있어요."},
			Hint: Phrase{"Choose another name.", "다른 이름을 골라 주세요."},
		},
		problem.FolderShared: {
			Says: Phrase{"The folder “{subject}” holds more than this post, so it was not renamed.", "“{subject}” 폴더에는 다른 것도 들어 있어서 이름을 바꾸지 않았어요."},
			Hint: Phrase{"Move the post to a folder of its own first.", "글을 먼저 자기 폴더로 옮겨 주세요."},
		},
		problem.WordsUnsaved: {
			Says: Phrase{"“{name}” has words that are not saved, so nothing was renamed.", "“{name}”에 저장되지 않은 글이 있어서 이름을 바꾸지 않았어요."},
			Hint: Phrase{"Mend what keeps it from being saved, then try again.", "저장되지 않는 까닭을 먼저 해결한 뒤 다시 해 보세요."},
		},
		problem.PlanStale: {
			Says: Phrase{"The blog has changed since you looked at what happens to “{name}”.", "“{name}”의 변경 내용을 본 뒤로 블로그가 바뀌었어요."},
			Hint: Phrase{"Look at the changes again.", "바뀔 내용을 다시 확인해 주세요."},
		},
		problem.RenamingUnderWay: {
			Says: Phrase{"Another post is being renamed at the moment.", "지금 다른 글의 이름을 바꾸고 있어요."},
			Hint: Phrase{"Wait a moment, then try again.", "잠시 뒤에 다시 해 보세요."},
		},
		problem.RenamingGone: {
			Says: Phrase{"There is no renaming to undo.", "되돌릴 이름 바꾸기가 없어요."},
			Hint: Phrase{"Rename the post again instead.", "글의 이름을 다시 바꿔 주세요."},
		},
		problem.RenamingHalfDone: {
			Says: Phrase{"The renaming of “{path}” stopped half-way and could not be taken back.", "“{path}” 글의 이름 바꾸기가 중간에 멈췄는데 되돌리지 못했어요."},
			Hint: Phrase{"Mend that, then open the blog again: it is taken back then.", "이것을 해결하고 블로그를 다시 열면 되돌려 놓아요."},
		},
		problem.RenamingUnreadable: {
			Says: Phrase{"What was noted of the last renaming cannot be read, so it cannot be taken back any more.", "마지막 이름 바꾸기의 기록을 읽을 수 없어서 이제 되돌릴 수 없어요."},
			Hint: earlierTexts(),
		},
		problem.NoBundles: {
			Says: Phrase{"“{name}” cannot be made a folder in this blog.", "이 블로그에서는 “{name}” 글을 폴더로 만들 수 없어요."},
			Hint: Phrase{"Keep the post as a file.", "글을 파일로 두세요."},
		},
	}
}
