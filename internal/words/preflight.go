package words

import "penpush/internal/problem"

// preflightSentences are what preflight notices.
func preflightSentences() map[problem.Code]Sentence {
	all := map[problem.Code]Sentence{}
	for _, part := range []map[problem.Code]Sentence{pictureFindings(), linkFindings(), fieldFindings(), textFindings()} {
		for code, s := range part {
			all[code] = s
		}
	}
	return all
}

func pictureFindings() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.PictureMissing: {
			Says: Phrase{"The picture “{subject}” is not there.", "“{subject}” 그림이 없어요."},
			Hint: Phrase{"Put the picture there, or correct its name.", "그림을 넣거나 이름을 고쳐 주세요."},
		},
		problem.LetterCase: {
			Says: Phrase{"Capital letters differ from the real name “{subject}”, so it will be missing on the server.", "대소문자가 실제 이름 “{subject}”과(와) 달라서 서버에서는 보이지 않아요."},
			Hint: Phrase{"Write it as it is really called.", "실제 이름대로 적어 주세요."},
		},
		problem.PictureIgnored: {
			Says: Phrase{"The picture “{subject}” is on this blog's ignore list, so it would be missing online.", "“{subject}” 그림이 이 블로그의 무시 목록에 있어서 온라인에는 빠지게 돼요."},
			Hint: Phrase{"Take it off the list (.gitignore), or out of the post.", "무시 목록(.gitignore)이나 글에서 빼 주세요."},
		},
		problem.PictureUncommitted: {
			Says: Phrase{"The picture “{subject}” is not in the repository yet.", "“{subject}” 그림이 아직 저장소에 없어요."},
			Hint: Phrase{"Publishing the post takes it along.", "글을 발행하면 함께 올라가요."},
		},
		problem.PictureLarge: {
			Says: Phrase{"The picture {subject} is large and slow to load.", "{subject} 그림이 커서 천천히 열려요."},
			Hint: Phrase{"Make it smaller; below 1 MB is quick.", "1MB보다 작게 줄여 주세요."},
		},
		problem.PictureLocation: {
			Says: Phrase{"The picture “{subject}” tells where it was taken.", "“{subject}” 그림에 찍은 위치가 들어 있어요."},
			Hint: Phrase{"Save it anew without its location, if that is private.", "알리고 싶지 않다면 위치 정보를 빼고 다시 저장해 주세요."},
		},
		problem.AltMissing: {
			Says: Phrase{"A picture has no text for those who cannot see it.", "그림을 볼 수 없는 사람을 위한 설명이 없어요."},
			Hint: Phrase{"Say in a few words what it shows.", "무엇이 보이는지 짧게 적어 주세요."},
		},
	}
}

func linkFindings() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.LinkMissing: {
			Says: Phrase{"The link “{subject}” leads to nothing in this blog.", "“{subject}” 링크가 가리키는 것이 이 블로그에 없어요."},
			Hint: Phrase{"Correct the address.", "주소를 고쳐 주세요."},
		},
		problem.HeadingMissing: {
			Says: Phrase{"There is no heading “{subject}”.", "“{subject}” 제목이 없어요."},
			Hint: Phrase{"Correct what follows the # in the link.", "링크의 # 뒤를 고쳐 주세요."},
		},
		problem.LinkEmpty: {
			Says: Phrase{"A link has no address, or no text to click on: “{subject}”.", "주소나 누를 글이 없는 링크가 있어요: “{subject}”"},
			Hint: Phrase{"Write what is missing.", "빠진 것을 적어 주세요."},
		},
		problem.LinkLocal: {
			Says: Phrase{"“{subject}” works on this computer only.", "“{subject}” 주소는 이 컴퓨터에서만 열려요."},
			Hint: Phrase{"Use an address that others can open.", "다른 사람도 열 수 있는 주소로 바꿔 주세요."},
		},
		problem.LinkDead: {
			Says: Phrase{"The link does not answer: {subject}.", "링크가 열리지 않아요: {subject}"},
			Hint: Phrase{"Look at it, and correct or remove it.", "확인하고 고치거나 빼 주세요."},
		},
	}
}

func fieldFindings() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.StillDraft: {
			Says: Phrase{"“{name}” is still a draft.", "“{name}” 글은 아직 초안이에요."},
			Hint: Phrase{"Publish it as public when it is ready.", "준비되면 공개로 발행해 주세요."},
		},
		problem.DateFuture: {
			Says: Phrase{"The date {subject} is still to come, so the site may not show the post until then.", "{subject} 날짜가 아직 오지 않아서, 그때까지 사이트에 보이지 않을 수 있어요."},
			Hint: Phrase{"Set today's date if it should be seen now.", "지금 보이게 하려면 오늘 날짜로 바꿔 주세요."},
		},
		problem.DateMissing: {
			Says: Phrase{"The post has no date.", "글에 날짜가 없어요."},
			Hint: Phrase{"Give it one, as the other posts have.", "다른 글처럼 날짜를 적어 주세요."},
		},
		problem.SlugAbsent: {
			Says: Phrase{"The post has no slug, and this blog's posts have one.", "이 블로그의 글에는 주소 이름(slug)이 있는데, 이 글에는 없어요."},
			Hint: Phrase{"Give it the last part of its address.", "주소의 마지막 부분을 적어 주세요."},
		},
		problem.AddressChanged: {
			Says: Phrase{"The post is public at {subject}, and would move, so links to it would break.", "{subject} 주소로 공개된 글이라, 주소가 바뀌면 링크가 끊겨요."},
			Hint: Phrase{"Keep the address, or lead the old one here.", "주소를 그대로 두거나, 옛 주소를 이 글로 이어 주세요."},
		},
		problem.FrontMatterBroken: {
			Says: Phrase{"The front matter cannot be read.", "글 앞머리를 읽을 수 없어요."},
			Hint: Phrase{"Correct the line with Edit as text.", "‘텍스트로 편집’에서 그 줄을 고쳐 주세요."},
		},
		problem.FrontMatterForeign: {
			Says: Phrase{"{subject} does not read a front matter of this kind, and would print it as text.", "{subject}은(는) 이런 앞머리를 읽지 못해서 글자 그대로 보이게 돼요."},
			Hint: Phrase{"Write it between two lines of ---.", "--- 두 줄 사이에 적어 주세요."},
		},
		problem.FrontMatterLate: {
			Says: Phrase{"{subject} reads a front matter in the very first line only.", "{subject}은(는) 첫 줄에서 시작하는 앞머리만 읽어요."},
			Hint: Phrase{"Remove what stands before it.", "그 앞에 있는 것을 지워 주세요."},
		},
		problem.KeyMisspelt: {
			Says: Phrase{"The field {subject} may be a slip.", "{subject} 항목 이름을 잘못 적은 것 같아요."},
			Hint: Phrase{"Correct its name, or leave it if it is meant.", "이름을 고치거나, 맞다면 그대로 두세요."},
		},
	}
}

func textFindings() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.FenceOpen: {
			Says: Phrase{"The code that begins with {subject} is not closed.", "{subject}로 시작한 코드가 닫히지 않았어요."},
			Hint: Phrase{"Close it with a line of its own.", "한 줄에 닫는 표시를 적어 주세요."},
		},
		problem.ShortcodeOpen: {
			Says: Phrase{"{subject} is not closed.", "{subject} 태그가 닫히지 않았어요."},
			Hint: Phrase{"Write its closing tag.", "닫는 태그를 적어 주세요."},
		},
		problem.EmphasisLiteral: {
			Says: Phrase{"The site will show the asterisks of {subject}", "사이트에 별표가 그대로 보여요: {subject}"},
			Hint: Phrase{"Mend it, or keep letters apart from the asterisks.", "고치거나, 별표와 글자를 띄어 주세요."},
		},
		problem.CellsMissing: {
			Says: Phrase{"A row of the table has fewer cells than its head.", "표의 한 줄에 칸이 모자라요."},
			Hint: Phrase{"Add the missing cells.", "모자란 칸을 더해 주세요."},
		},
		problem.CellsExtra: {
			Says: Phrase{"A row of the table has more cells than its head; the rest is left out.", "표의 한 줄에 칸이 더 많아서 넘치는 것은 보이지 않아요."},
			Hint: Phrase{"Add a column to the head, or write | as \\| in the cell.", "머리줄에 칸을 더하거나, 칸 안의 |를 \\|로 적어 주세요."},
		},
		problem.HeadingJump: {
			Says: Phrase{"The heading “{subject}” leaves out a level.", "“{subject}” 제목이 한 단계를 건너뛰었어요."},
			Hint: Phrase{"Use one # fewer.", "#을 하나 줄여 주세요."},
		},
		problem.HeadingTops: {
			Says: Phrase{"The post has several headings of the first level.", "글에 가장 큰 제목(#)이 여러 개예요."},
			Hint: Phrase{"Use ## for the parts of a post.", "글의 부분에는 ##을 써 주세요."},
		},
		problem.Secret: {
			Says: Phrase{"This looks like a secret: {subject}", "비밀 값처럼 보여요: {subject}"},
			Hint: Phrase{"Take it out, and make a new one if it was public.", "글에서 빼고, 이미 공개됐다면 새로 발급받아 주세요."},
		},
		problem.ConflictMarks: {
			Says: Phrase{"An unfinished merge has left its marks here.", "끝나지 않은 병합의 표시가 남아 있어요."},
			Hint: Phrase{"Keep one of the two versions, and delete the lines of <<<, === and >>>.", "둘 중 하나만 남기고 <<<, ===, >>> 줄을 지워 주세요."},
		},
		problem.Todo: {
			Says: Phrase{"A note to yourself is left: {subject}", "할 일 메모가 남아 있어요: {subject}"},
			Hint: Phrase{"Finish it, or take it out.", "마무리하거나 지워 주세요."},
		},
	}
}
