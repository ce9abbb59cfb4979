package words

import "fmt"

// Found says what something that was found out about a blog rests on: posts of
// the last of posts, or else from, one of the sources of package site.
func Found(posts, of int, from string) Phrase {
	switch {
	case from == "blog":
		return Phrase{"set in .penpush.toml", ".penpush.toml에서 정함"}
	case from == "user":
		return Phrase{"set by you", "직접 정함"}
	case of == 1:
		return Phrase{fmt.Sprintf("%d of 1 post", posts), fmt.Sprintf("글 1개 중 %d개", posts)}
	case of > 0:
		return Phrase{fmt.Sprintf("%d of the last %d posts", posts, of), fmt.Sprintf("최근 글 %d개 중 %d개", of, posts)}
	}
	return Phrase{"as the generator does it", "생성기의 기본 방식"}
}

// Inspected begins what a blog is.
func Inspected(posts int, generator string) Phrase {
	return Phrase{fmt.Sprintf("%d posts, %s", posts, generator), fmt.Sprintf("글 %d개, %s", posts, generator)}
}
