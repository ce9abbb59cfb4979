package words

import "penpush/internal/problem"

func gitSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.GitMissing: {
			Says: Phrase{"Publishing needs the program git, which is not installed.", "발행하려면 git 프로그램이 필요한데, 설치되어 있지 않아요."},
			Hint: Phrase{"Install git from git-scm.com, then try again.", "git-scm.com 에서 git을 설치한 뒤 다시 해 보세요."},
		},
		problem.GitTooOld: {
			Says: Phrase{"The installed git is too old to publish safely ({subject}).", "설치된 git이 오래되어 안전하게 발행할 수 없어요({subject})."},
			Hint: Phrase{"Install git 2.29 or newer from git-scm.com.", "git-scm.com 에서 2.29 이상을 설치해 주세요."},
		},
		problem.NotARepository: {
			Says: Phrase{"This folder has no git repository, so there is nowhere to publish to.", "이 폴더에는 git 저장소가 없어서 발행할 곳이 없어요."},
			Hint: Phrase{"Set up git for this folder and connect it to its online repository.", "이 폴더에 git을 설정하고 온라인 저장소와 연결해 주세요."},
		},
		problem.RepositoryNotOwned: {
			Says: Phrase{"This folder belongs to another account on this computer, so git will not use it.", "이 폴더는 이 컴퓨터의 다른 계정 것이라서 git이 쓰지 않아요."},
			Hint: Phrase{"Open the blog from the account that owns it, or allow the folder in git's settings.", "폴더를 가진 계정에서 블로그를 열거나, git 설정에서 이 폴더를 허용해 주세요."},
		},
		problem.NoBranch: {
			Says: Phrase{"The blog's folder is not on a branch, so there is nothing to publish to.", "블로그 폴더가 어느 브랜치에도 있지 않아서 발행할 곳이 없어요."},
			Hint: Phrase{"Choose the branch it belongs to, here or with your git program.", "여기서 또는 git 프로그램에서 블로그 브랜치를 골라 주세요."},
		},
		problem.NoRemote: {
			Says: Phrase{"This blog has no online repository yet, so there is nowhere to publish to.", "아직 연결된 온라인 저장소가 없어서 발행할 곳이 없어요."},
			Hint: Phrase{"Say its address, and it is tried before it is kept.", "주소를 알려 주면 먼저 확인한 뒤 저장해요."},
		},
		problem.RemoteUnclear: {
			Says: Phrase{"This blog could be published to more than one place: {subject}.", "발행할 수 있는 곳이 하나로 정해지지 않았어요: {subject}."},
			Hint: Phrase{"Choose one here, or set the branch's upstream with your git program.", "여기서 하나를 고르거나 git 프로그램에서 이 브랜치의 업스트림을 정해 주세요."},
		},
		problem.GitFailed: {
			Says: Phrase{"Git could not do what was asked.", "git이 요청한 일을 하지 못했어요."},
			Hint: Phrase{"The details hold git's own words.", "자세한 내용에서 git이 남긴 말을 확인해 주세요."},
		},
	}
}
