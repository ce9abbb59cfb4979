package words

import "penpush/internal/problem"

func postsSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.DraftHasFolder: {
			Says: Phrase{"“{name}” is a draft with a folder of pictures, so it was not moved to the posts.", "“{name}” 초안은 그림 폴더가 함께 있어서 글 폴더로 옮기지 않았어요."},
			Hint: Phrase{"Move the file and its folder out of the drafts folder yourself, then publish it.", "파일과 그 폴더를 초안 폴더에서 직접 옮긴 다음 발행해 주세요."},
		},
		problem.TitleMissing: {
			Says: Phrase{"A new post needs a title.", "새 글에는 제목이 필요해요."},
			Hint: Phrase{"Give it a title; it can be changed later.", "제목을 적어 주세요. 나중에 바꿀 수 있어요."},
		},
		problem.TermDoesNotFit: {
			Says: Phrase{"“{subject}” is one text that is parted into items, and the new name would be parted too.", "“{subject}” 항목은 한 줄을 나눠 쓰는 목록이라, 새 이름까지 나뉘게 돼요."},
			Hint: Phrase{"Write it as a list with Edit as text, such as [one, two].", "‘원문으로 고치기’에서 [하나, 둘]처럼 목록으로 적어 주세요."},
		},
		problem.DateOdd: {
			Says: Phrase{"The date {subject} cannot be right.", "{subject} 날짜가 맞지 않아요."},
			Hint: Phrase{"Correct it in the post's properties, or in its file's name.", "글의 속성이나 파일 이름에서 고쳐 주세요."},
		},
		problem.SlugTwice: {
			Says: Phrase{"“{subject}” has the same slug.", "“{subject}” 글과 주소 이름(slug)이 같아요."},
			Hint: Phrase{"Give one of them another slug.", "둘 가운데 하나의 주소 이름을 바꿔 주세요."},
		},
		problem.AddressTwice: {
			Says: Phrase{"“{subject}” would be at the same address, so only one of them is on the site.", "“{subject}” 글과 주소가 같아서 사이트에는 하나만 보여요."},
			Hint: Phrase{"Give one of them another slug.", "둘 가운데 하나의 주소 이름을 바꿔 주세요."},
		},
	}
}
