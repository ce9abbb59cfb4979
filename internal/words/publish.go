package words

import "penpush/internal/problem"

func publishSentences() map[problem.Code]Sentence {
	all := map[problem.Code]Sentence{
		problem.FolderBusy: {
			Says: Phrase{"Another git program is working in this folder.", "다른 git 프로그램이 이 폴더에서 작업하고 있어요."},
			Hint: Phrase{"Wait until it is done, then try again.", "끝날 때까지 기다린 뒤 다시 해 보세요."},
		},
		problem.FolderChanged: {
			Says: Phrase{"It is published, but the folder changed meanwhile, so your copy here was left as it is.", "발행은 되었지만 그사이 폴더가 바뀌어서 이쪽 사본은 그대로 두었어요."},
			Hint: Phrase{"Bring in what is online with your git program.", "git 프로그램에서 온라인의 새 변경을 가져와 주세요."},
		},
		problem.WorkUnfinished: {
			Says: Phrase{"A merge that was started elsewhere is unfinished.", "다른 곳에서 시작한 병합이 아직 끝나지 않았어요."},
			Hint: Phrase{"Finish it there, then publish.", "그곳에서 마무리한 뒤 발행해 주세요."},
		},
		problem.NoIdentity: {
			Says: Phrase{"Which name and e-mail should your posts carry?", "글에 어떤 이름과 이메일을 남길까요?"},
			Hint: Phrase{"They are part of every publish, and anybody can see them.", "발행할 때마다 함께 남고 누구나 볼 수 있어요."},
		},
		problem.FileIgnored: {
			Says: Phrase{"“{name}” is on this blog's ignore list, so it would be missing online.", "“{name}” 파일이 이 블로그의 무시 목록에 있어서 온라인에는 빠지게 돼요."},
			Hint: Phrase{"Publish it all the same, or leave it out.", "그래도 함께 발행하거나 빼고 발행할 수 있어요."},
		},
		problem.FileTooBig: {
			Says: Phrase{"“{name}” is larger than 100 MB, and the host refuses that.", "“{name}” 파일이 100MB보다 커서 올릴 수 없어요."},
			Hint: Phrase{"Make it smaller, or take it out of the post.", "크기를 줄이거나 글에서 빼 주세요."},
		},
		problem.FileUnmerged: {
			Says: Phrase{"“{name}” has a merge in it that is unfinished.", "“{name}” 파일의 병합이 아직 끝나지 않았어요."},
			Hint: Phrase{"Settle it with your git program, then publish.", "git 프로그램에서 마무리한 뒤 발행해 주세요."},
		},
		problem.FilterFailed: {
			Says: Phrase{"A program that this blog's files pass through is missing or failed, such as Git LFS.", "이 블로그의 파일을 처리하는 프로그램(예: Git LFS)이 없거나 실패했어요."},
			Hint: Phrase{"Install it, then try again; the details name it.", "설치한 뒤 다시 해 보세요. 이름은 자세한 내용에 있어요."},
		},
		problem.SigningFailed: {
			Says: Phrase{"The publish could not be signed with your key.", "서명하지 못해서 발행하지 않았어요."},
			Hint: Phrase{"Check that your signing key is unlocked, then try again.", "서명 키가 잠겨 있지 않은지 확인하고 다시 해 보세요."},
		},
		problem.RepositoryFull: {
			Says: Phrase{"The disk is full, so nothing was published.", "디스크가 가득 차서 발행하지 않았어요."},
			Hint: Phrase{"Make some room, then try again.", "공간을 비운 뒤 다시 해 보세요."},
		},
		problem.LeftBehind: {
			Says: Phrase{"Published. A newer “{name}” is online; yours has edits, so it was left alone.", "발행했어요. 온라인에 더 새로운 “{name}” 파일이 있지만, 수정 중이라 그대로 두었어요."},
			Hint: Phrase{"Bring in what is online when you are done with it.", "수정을 마친 뒤 온라인의 변경을 가져와 주세요."},
		},
		problem.PublishCancelled: {
			Says: Phrase{"The publish was stopped; nothing went online.", "발행을 그만두었어요. 온라인에는 아무것도 올라가지 않았어요."},
			Hint: Phrase{"Publish again whenever you like.", "언제든 다시 발행할 수 있어요."},
		},
	}
	for _, more := range []map[problem.Code]Sentence{checkSentences(), onlineSentences(), apartSentences(), answeredSentences()} {
		for code, s := range more {
			all[code] = s
		}
	}
	return all
}

// checkSentences are about the blog's own checks: its hooks.
func checkSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.CheckStopped: {
			Says: Phrase{"Your blog's own check ({subject}) stopped the publish.", "블로그에 걸린 검사({subject})가 발행을 막았어요."},
			Hint: Phrase{"The details hold what it said; mend that, then publish.", "자세한 내용에서 까닭을 확인하고 고친 뒤 발행해 주세요."},
		},
		problem.CheckSilent: {
			Says: Phrase{"Your blog's own check ({subject}) does not end, so it was stopped.", "블로그에 걸린 검사({subject})가 끝나지 않아서 멈추었어요."},
			Hint: Phrase{"Look at what it waits for, then publish.", "무엇을 기다리는지 확인한 뒤 발행해 주세요."},
		},
		problem.CheckAddedFiles: {
			Says: Phrase{"Your blog's own check wants to publish other files too ({subject}), so nothing was published.", "블로그에 걸린 검사가 다른 파일도 함께 발행하려고 해서({subject}) 발행하지 않았어요."},
			Hint: Phrase{"Take those files along, or change the check.", "그 파일들을 함께 발행하거나 검사를 고쳐 주세요."},
		},
	}
}

// onlineSentences are about the server and the way to it.
func onlineSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.BranchProtected: {
			Says: Phrase{"The branch “{subject}” does not accept direct publishing.", "“{subject}” 브랜치에는 바로 발행할 수 없어요."},
			Hint: Phrase{"Publish to a new branch, from which its owner can take it over.", "새 브랜치에 발행하면 소유자가 가져올 수 있어요."},
		},
		problem.SignInNeeded: {
			Says: Phrase{"{subject} wants you to sign in, or does not let you publish there.", "{subject}에 로그인이 필요하거나 발행할 권한이 없어요."},
			Hint: Phrase{"Sign in here or once with your git program, then publish.", "여기서 로그인하거나 git 프로그램에서 한 번 로그인한 뒤 발행해 주세요."},
		},
		problem.HostUnknown: {
			Says: Phrase{"This computer has not met the server {subject} before.", "{subject} 서버에 처음 연결해요."},
			Hint: Phrase{"Connect once and check its fingerprint before you trust it.", "한 번 연결해서 지문을 확인한 뒤 믿어 주세요."},
		},
		problem.HostChanged: {
			Says: Phrase{"The server {subject} does not show the key that this computer knows; it may be another server.", "{subject} 서버의 키가 알고 있던 것과 달라요. 다른 서버일 수 있어요."},
			Hint: Phrase{"Ask its owner before you connect. The details say where the old key is kept.", "연결하기 전에 소유자에게 확인해 주세요. 예전 키의 위치는 자세한 내용에 있어요."},
		},
		problem.Offline: {
			Says: Phrase{"There is no connection to {subject}. Your post is safe here.", "{subject}에 연결할 수 없어요. 글은 여기 그대로 있어요."},
			Hint: Phrase{"Check the connection, then try again.", "연결을 확인하고 다시 해 보세요."},
		},
		problem.ServerSilent: {
			Says: Phrase{"{subject} does not answer. Your post is safe here.", "{subject} 서버가 응답하지 않아요. 글은 여기 그대로 있어요."},
			Hint: Phrase{"Try again in a while.", "잠시 뒤 다시 해 보세요."},
		},
		problem.RemoteNotFound: {
			Says: Phrase{"The online repository was not found, or you have no access: {subject}.", "온라인 저장소를 찾을 수 없거나 접근 권한이 없어요: {subject}."},
			Hint: Phrase{"Check its address.", "주소를 확인해 주세요."},
		},
		problem.RemoteFailed: {
			Says: Phrase{"{subject} refused the publish.", "{subject}에서 발행을 거절했어요."},
			Hint: Phrase{"The details hold its words; try again in a while.", "자세한 내용을 확인하고 잠시 뒤 다시 해 보세요."},
		},
		problem.BranchGone: {
			Says: Phrase{"The branch “{subject}” no longer exists online.", "온라인에 “{subject}” 브랜치가 더는 없어요."},
			Hint: Phrase{"Create it again, with what was there last.", "마지막에 있던 내용으로 다시 만들 수 있어요."},
		},
		problem.NotConfirmed: {
			Says: Phrase{"The post was sent, but {subject} could not be asked whether it arrived.", "글을 보냈지만, 도착했는지 {subject}에 확인하지 못했어요."},
			Hint: Phrase{"Publish again to find out; it will not go twice.", "다시 발행하면 확인돼요. 두 번 올라가지는 않아요."},
		},
	}
}

// apartSentences are about a copy here and a copy online that differ.
func apartSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.RemoteMoved: {
			Says: Phrase{"The online copy kept changing while the post was on its way.", "발행하는 동안 온라인 사본이 계속 바뀌었어요."},
			Hint: Phrase{"Try again.", "다시 해 보세요."},
		},
		problem.ChangedOnline: {
			Says: Phrase{"“{name}” was also changed online, so it was not published over that.", "“{name}” 글이 온라인에서도 바뀌어서 덮어쓰지 않았어요."},
			Hint: Phrase{"Compare the two, then choose.", "둘을 비교한 뒤 골라 주세요."},
		},
		problem.UnpushedCommits: {
			Says: Phrase{"Earlier changes of this blog were never uploaded ({subject}). They would go along.", "올리지 않은 이전 변경이 있어요({subject}개). 함께 올라가게 돼요."},
			Hint: Phrase{"The details list them.", "자세한 내용에서 볼 수 있어요."},
		},
		problem.Diverged: {
			Says: Phrase{"Your copy and the online copy went separate ways.", "이쪽 사본과 온라인 사본이 서로 다르게 바뀌었어요."},
			Hint: Phrase{"Combine both into one history; nothing of either is lost.", "둘을 하나로 합칠 수 있어요. 어느 쪽도 사라지지 않아요."},
		},
	}
}

// answeredSentences are about what came of a decision, and of taking a publish
// back.
func answeredSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.OnNewBranch: {
			Says: Phrase{"It went to the new branch “{subject}”, not to your site yet.", "새 브랜치 “{subject}”에 올렸어요. 사이트에는 아직 보이지 않아요."},
			Hint: Phrase{"Open a pull request for it where your blog is hosted.", "블로그가 있는 곳에서 풀 리퀘스트를 열어 주세요."},
		},
		problem.CannotCombine: {
			Says: Phrase{"Both copies changed the same places, so they cannot be combined by themselves: {subject}.", "두 사본이 같은 곳을 바꿔서 저절로 합칠 수 없어요: {subject}."},
			Hint: Phrase{"Combine them with your git program, then publish.", "git 프로그램에서 합친 뒤 발행해 주세요."},
		},
		problem.NothingPublished: {
			Says: Phrase{"There is no publish from here to take back.", "여기서 발행한 것 가운데 되돌릴 것이 없어요."},
			Hint: Phrase{"The history shows what can be taken back.", "발행 기록에서 되돌릴 수 있는 것을 볼 수 있어요."},
		},
		problem.ChangedSincePublish: {
			Says: Phrase{"“{name}” has changed online since that publish, so it was not taken back.", "그 뒤에 온라인의 “{name}” 파일이 바뀌어서 되돌리지 않았어요."},
			Hint: Phrase{"Change it here and publish that instead.", "여기서 고쳐서 다시 발행해 주세요."},
		},
		problem.UnpublishDecision: {
			Says: Phrase{"How should “{name}” leave your site?", "“{name}” 글을 사이트에서 어떻게 내릴까요?"},
			Hint: Phrase{"Your text stays here either way.", "어느 쪽이든 글은 여기 그대로 있어요."},
		},
		problem.AddressInvalid: {
			Says: Phrase{"“{subject}” is no address of a repository.", "“{subject}” 은 저장소 주소가 아니에요."},
			Hint: Phrase{"Copy it from the page of your repository.", "저장소 페이지에서 주소를 복사해 주세요."},
		},
		problem.NoDrafts: {
			Says: Phrase{"This blog has no drafts, or “{name}” has no properties to say so.", "이 블로그에는 초안이 없거나 “{name}” 글에 그것을 적을 속성이 없어요."},
			Hint: Phrase{"Remove it from the site instead.", "대신 사이트에서 지울 수 있어요."},
		},
	}
}

// publishChoices are the answers to what a publish asks; {about} is what an
// answer names.
func publishChoices() map[string]Phrase {
	return map[string]Phrase{
		"publish-all":    {"Publish all", "모두 발행"},
		"combine":        {"Combine", "합치기"},
		"keep-mine":      {"Publish mine", "내 것으로 발행"},
		"take-theirs":    {"Take the online version", "온라인 것으로 바꾸기"},
		"publish-anyway": {"Publish anyway", "그래도 발행"},
		"leave-out":      {"Leave it out", "빼고 발행"},
		"remote":         {"Publish to {about}", "{about}에 발행"},
		"create-branch":  {"Create it again", "다시 만들기"},
		"new-branch":     {"Publish to a new branch", "새 브랜치에 발행"},
		"branch":         {"Use {about}", "{about} 쓰기"},
		"identity":       {"Use it this time", "이번에만 쓰기"},
		"keep-identity":  {"Keep it for this blog", "이 블로그에 저장"},
		"take-along":     {"Publish them too", "함께 발행"},
		"despite":        {"Publish all the same", "그래도 발행"},
		"sign-in":        {"Connect and ask me", "연결하고 물어보기"},
		"removed":        {"Remove it from the site", "사이트에서 지우기"},
	}
}
