package words

import "penpush/internal/problem"

func lookSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.LookMissing: {
			Says: Phrase{"Nothing in this blog shows yet what its site looks like.", "이 블로그에는 아직 사이트 모습을 알 수 있는 것이 없어요."},
			Hint: Phrase{"Build the site once, or save one of its posts from your browser and choose that page.", "사이트를 한 번 빌드하거나, 브라우저에서 글 하나를 저장한 뒤 그 페이지를 골라 주세요."},
		},
		problem.LookGone: {
			Says: Phrase{"The site's look was read from “{path}”, which is not there any more.", "사이트 모습을 읽던 “{path}”이(가) 이제 없어요."},
			Hint: Phrase{"Build the site again, or choose another look.", "사이트를 다시 빌드하거나 다른 모습을 골라 주세요."},
		},
		problem.LookUnclear: {
			Says: Phrase{"In “{path}” no page shows a post.", "“{path}”에서 글이 있는 페이지를 찾지 못했어요."},
			Hint: Phrase{"Build the site again, or choose a page of a post that was saved from the browser.", "사이트를 다시 빌드하거나, 브라우저에서 저장한 글 페이지를 골라 주세요."},
		},
	}
}
