package words

import "penpush/internal/problem"

func imageSentences() map[problem.Code]Sentence {
	return map[problem.Code]Sentence{
		problem.NotAPicture: {
			Says: Phrase{"“{name}” is not a picture that web pages can show.", "“{name}” 파일은 웹에서 볼 수 있는 그림이 아니에요."},
			Hint: Phrase{"Choose a PNG, JPEG, GIF, WebP, AVIF or SVG file.", "PNG, JPEG, GIF, WebP, AVIF, SVG 파일을 골라 주세요."},
		},
		problem.PictureEmpty: {
			Says: Phrase{"“{name}” is an empty file.", "“{name}” 파일이 비어 있어요."},
			Hint: Phrase{"Copy the picture again from where it came from.", "그림을 원래 있던 곳에서 다시 가져와 주세요."},
		},
		problem.PictureTooLarge: {
			Says: Phrase{"“{name}” is too large for a blog ({subject}).", "“{name}” 그림은 블로그에 넣기에 너무 커요({subject})."},
			Hint: Phrase{"Make it smaller than 100 MB first.", "100 MB보다 작게 줄여 주세요."},
		},
		problem.PictureUnreadable: {
			Says: Phrase{"“{name}” could not be read.", "“{name}” 파일을 읽을 수 없어요."},
			Hint: Phrase{"Check that the file is still there and that you may open it.", "파일이 그대로 있는지, 열 수 있는 파일인지 확인해 주세요."},
		},
	}
}
