package words

import "penpush/internal/problem"

func diskSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.NotFound: {
			Says: Phrase{"“{name}” is not there any more.", "“{name}” 파일이 없어요."},
			Hint: Phrase{"Look whether it was moved or renamed.", "옮겨졌거나 이름이 바뀌었는지 확인해 주세요."},
		},
		problem.Unreadable: {
			Says: Phrase{"“{name}” cannot be read, so it was left as it is.", "“{name}” 파일을 읽을 수 없어서 그대로 두었어요."},
			Hint: Phrase{"Check that you are allowed to read it.", "읽기 권한이 있는지 확인해 주세요."},
		},
		problem.ReadOnly: {
			Says: Phrase{"“{name}” cannot be saved, because it or its folder is read-only.", "“{name}” 파일이나 폴더가 읽기 전용이라 저장할 수 없어요."},
			Hint: Phrase{"Allow writing there; your text is kept until then.", "쓰기를 허용해 주세요. 그때까지 글은 그대로 있어요."},
		},
		problem.DiskFull: {
			Says: Phrase{"“{name}” cannot be saved, because the disk is full.", "디스크가 가득 차서 “{name}” 파일을 저장할 수 없어요."},
			Hint: Phrase{"Make some room; your text is kept until then.", "공간을 비워 주세요. 그때까지 글은 그대로 있어요."},
		},
		problem.FolderGone: {
			Says: Phrase{"The folder “{subject}” is not there.", "“{subject}” 폴더가 없어요."},
			Hint: Phrase{"Bring the folder back, or choose another one.", "폴더를 되돌리거나 다른 폴더를 골라 주세요."},
		},
		problem.Unwritable: {
			Says: Phrase{"“{name}” could not be written.", "“{name}” 파일을 쓰지 못했어요."},
			Hint: Phrase{"The details say why; try again.", "자세한 내용을 확인하고 다시 해 보세요."},
		},
		problem.ChangedOnDisk: {
			Says: Phrase{"Another program has changed “{name}”, so it was not overwritten.", "다른 프로그램이 “{name}” 파일을 바꿔서 덮어쓰지 않았어요."},
			Hint: Phrase{"Compare both texts and choose what to keep.", "두 글을 비교하고 남길 것을 골라 주세요."},
		},
		problem.Exists: {
			Says: Phrase{"There is already something called “{name}”.", "“{name}” 이름이 이미 있어요."},
			Hint: Phrase{"Choose another name.", "다른 이름을 골라 주세요."},
		},
		problem.OutsideBlog: {
			Says: Phrase{"“{path}” leads out of the blog's folder, so it was left alone.", "“{path}” 경로가 블로그 폴더 밖을 가리켜서 그대로 두었어요."},
			Hint: Phrase{"Put the file into the blog's folder.", "파일을 블로그 폴더 안에 넣어 주세요."},
		},
		problem.NotTrashed: {
			Says: Phrase{"“{name}” could not be moved to the trash, so it was left where it is.", "“{name}” 항목을 휴지통으로 옮기지 못해서 그대로 두었어요."},
			Hint: Phrase{"Delete it in your file manager.", "파일 관리자에서 지워 주세요."},
		},
	}
}
