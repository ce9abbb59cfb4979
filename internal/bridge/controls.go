package bridge

import (
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/words"
)

// pictureKeys are the names under which generators and themes keep a post's
// picture.
const pictureKeys = " cover image thumbnail featuredimage heroimage banner coverimage cover_image header-img thumb featured_image ogimage og_image "

// control chooses what edits a field: the field's own type decides, and for text
// its key.
func control(f frontmatter.Field) string {
	if f.ReadOnly {
		return "none"
	}
	switch f.Type {
	case frontmatter.Bool:
		return "switch"
	case frontmatter.Number:
		return "number"
	case frontmatter.Date:
		return "date"
	case frontmatter.DateTime:
		return "datetime"
	case frontmatter.List:
		return "list"
	case frontmatter.Null:
		return emptyControl(strings.ToLower(f.Key))
	case frontmatter.Text:
		if strings.Contains(pictureKeys, " "+strings.ToLower(f.Key)+" ") {
			return "picture"
		}
		return "text"
	default:
		return "none"
	}
}

// emptyControl edits a field with nothing in it, as a new post has many.
func emptyControl(key string) string {
	switch {
	case key == "tags" || key == "categories":
		return "list"
	case key == "date":
		return "date"
	case strings.Contains(pictureKeys, " "+key+" "):
		return "picture"
	}
	return "text"
}

// titles of the system's dialogs.
type dialogTitles struct{ chooseFolder, choosePicture, choosePage, saveCopy words.Phrase }

func phrases() dialogTitles {
	return dialogTitles{
		chooseFolder:  words.Phrase{En: "Open a blog", Ko: "블로그 열기"},
		choosePicture: words.Phrase{En: "Choose pictures", Ko: "사진 고르기"},
		choosePage:    words.Phrase{En: "Choose a saved page", Ko: "저장한 페이지 고르기"},
		saveCopy:      words.Phrase{En: "Where to save a copy", Ko: "사본을 저장할 곳"},
	}
}

// safeAddress allows what a post may send the system's browser to.
func safeAddress(address string) bool {
	a := strings.ToLower(address)
	return strings.HasPrefix(a, "https://") || strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "mailto:")
}
