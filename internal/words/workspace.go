package words

import "penpush/internal/problem"

func workspaceSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.PostNotOpen: {
			Says: Phrase{"“{name}” is not open any more.", "“{name}” 글이 더는 열려 있지 않아요."},
			Hint: Phrase{"Open it again from the list.", "목록에서 다시 열어 주세요."},
		},
		problem.PostGone: {
			Says: Phrase{"“{name}” was deleted by another program; your words are still here.", "다른 프로그램이 “{name}” 파일을 지웠어요. 쓰던 글은 여기 남아 있어요."},
			Hint: Phrase{"Keep your words to write the file again.", "파일을 다시 만들려면 ‘내 글 남기기’를 눌러 주세요."},
		},
		problem.JournalFailed: {
			Says: Phrase{"The recovery file for “{name}” cannot be written, so unsaved words would not survive a crash.", "“{name}”의 복구 파일을 쓸 수 없어서, 저장 전 글이 비정상 종료 때 사라질 수 있어요."},
			Hint: Phrase{"Make room on the disk; the post itself is saved as always.", "디스크 공간을 확보해 주세요. 글 저장은 평소처럼 돼요."},
		},
		problem.SnapshotFailed: {
			Says: Phrase{"The earlier text of “{name}” cannot be kept, so it was not saved over.", "“{name}”의 이전 글을 보관할 수 없어서 덮어쓰지 않았어요."},
			Hint: Phrase{"Make room on the disk; saving is tried again.", "디스크 공간을 확보해 주세요. 저장은 다시 시도할게요."},
		},
		problem.PostNotSaved: {
			Says: Phrase{"“{name}” is not saved, so it was not published.", "“{name}” 글이 저장되지 않아서 발행하지 않았어요."},
			Hint: Phrase{"Mend what keeps it from being saved, then publish.", "저장되지 않는 까닭을 먼저 해결한 뒤 발행해 주세요."},
		},
		problem.NothingToPublish: {
			Says: Phrase{"Nothing here has changed since it was published.", "발행한 뒤로 바뀐 것이 없어요."},
			Hint: Phrase{"Write on, then publish.", "글을 고친 뒤 발행해 주세요."},
		},
		problem.AlreadyPublishing: {
			Says: Phrase{"A publish is still under way.", "아직 발행하는 중이에요."},
			Hint: Phrase{"Wait for it, or cancel it.", "끝날 때까지 기다리거나 그만두어 주세요."},
		},
		problem.WordsNotSaved: {
			Says: Phrase{"“{path}” is open with words that could not be saved.", "“{path}” 글이 열려 있는데, 쓰던 글을 저장하지 못했어요."},
			Hint: Phrase{"Mend what keeps it from being saved, then look again.", "저장되지 않는 까닭을 먼저 해결한 뒤 다시 살펴봐 주세요."},
		},
		problem.PlanGone: {
			Says: Phrase{"This change was shown too long ago.", "이 변경은 살펴본 지 오래되었어요."},
			Hint: Phrase{"Look at it again.", "다시 살펴봐 주세요."},
		},
		problem.ChangedSincePlan: {
			Says: Phrase{"“{path}” has changed since this was shown, so nothing was changed in any post.", "살펴본 뒤에 “{path}” 파일이 바뀌어서, 어떤 글도 바꾸지 않았어요."},
			Hint: Phrase{"Look at the change again.", "다시 살펴봐 주세요."},
		},
		problem.ChangedSince: {
			Says: Phrase{"“{path}” has changed since then, so it was left as it is.", "그 뒤에 “{path}” 파일이 바뀌어서 그대로 두었어요."},
			Hint: Phrase{"Change it by hand.", "직접 고쳐 주세요."},
		},
		problem.BatchCancelled: {
			Says: Phrase{"Stopped: all posts are as they were.", "그만두었어요. 글은 모두 그대로예요."},
			Hint: Phrase{"Look at the change again to make it after all.", "다시 하려면 바뀔 내용을 다시 살펴봐 주세요."},
		},
		problem.BatchHalfDone: {
			Says: Phrase{"A change of tags stopped half-way and could not be taken back in “{path}”.", "태그 바꾸기가 중간에 멈췄는데 “{path}” 글에서 되돌리지 못했어요."},
			Hint: Phrase{"Mend that, then open the blog again: it is taken back then.", "이것을 해결하고 블로그를 다시 열면 되돌려 놓아요."},
		},
		problem.BatchUnreadable: {
			Says: Phrase{"What was noted of the last change of tags cannot be read, so it cannot be taken back any more.", "마지막 태그 바꾸기의 기록을 읽을 수 없어서 이제 되돌릴 수 없어요."},
			Hint: earlierTexts(),
		},
		problem.NothingToUndo: {
			Says: Phrase{"There is no change to take back.", "되돌릴 변경이 없어요."},
			Hint: Phrase{"It may have been taken back already.", "이미 되돌렸을 수 있어요."},
		},
	}
}

// earlierTexts is what remains when a change cannot be taken back as one.
func earlierTexts() Phrase {
	return Phrase{
		"Should a post look half changed, penpush-cli history brings its earlier text back.",
		"일부만 바뀐 글이 있으면 penpush-cli history 로 이전 내용을 되살릴 수 있어요.",
	}
}
