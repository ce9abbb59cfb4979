package posts

import (
	"strings"
	"testing"
	"time"
)

func TestTheAddressOfAPost(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "baseURL = 'https://me.example/log/'\n",
		"content/posts/a/index.md", post("A", "date: 2024-01-01\nslug: the-first\n"),
		"content/posts/b.md", post("B", "date: 2024-01-02\nurl: /own/b/\n")))
	for file, want := range map[string]string{
		"content/posts/a/index.md": "https://me.example/log/posts/the-first/", "content/posts/b.md": "https://me.example/log/own/b/",
		"content/posts/nowhere.md": "",
	} {
		if got, ok := b.Address(file); got.URL != want || ok != (want != "") {
			t.Errorf("%s would be looked for at %q instead of %q", file, got.URL, want)
		}
	}
}

func TestTranslationsAreNoModels(t *testing.T) {
	var files []string
	for _, n := range []string{"1", "2", "3"} {
		files = append(files, "content/post/p"+n+"/index.ko.md", post("글 "+n, "date: 2024-01-0"+n+"\n"),
			"content/post/p"+n+"/index.en.md", post("P "+n, "date: 2024-01-0"+n+"\nby: me\n"))
	}
	b := open(t, write(t, append(files, "hugo.toml", "defaultContentLanguage = 'ko'\n[languages.ko]\n[languages.en]\n")...))
	if path, content := newOne(t, b, "새 글", ""); path != "content/post/sae-geul/index.ko.md" || content != "---\ntitle: 새 글\ndate: 2024-05-06\n---\n\n\n" {
		t.Errorf("the new post is a translation: %s %q", path, content)
	}
	if newest, _ := b.Newest(); newest != "content/post/p3/index.ko.md" {
		t.Errorf("the newest post is %s", newest)
	}
	if got := b.Site().Languages; len(got) != 2 {
		t.Errorf("languages %q", got)
	}
}

func TestTheDayInTheNameIsTheDayInTheDate(t *testing.T) {
	b := open(t, write(t, "_config.yml", "title: x\n",
		"_posts/2024-01-01-a.md", post("A", "date: 2024-01-01 10:00:00 +1400\n"), "_posts/2024-01-02-b.md", post("B", "date: 2024-01-02 10:00:00 +1400\n")))
	late := now.Add(10 * time.Hour)
	made, err := b.New("New", "", late)
	path, content := made.Path, string(made.Content)
	if err != nil || path != "_posts/2024-05-06-new.md" && path != "_posts/2024-05-07-new.md" || !strings.Contains(content, "date: "+path[7:17]) {
		t.Errorf("%s is dated otherwise: %v\n%s", path, err, content)
	}
}

func TestAPostWithoutADateHasTheDayOfItsAddress(t *testing.T) {
	b := open(t, write(t, "config.toml", "base_url = 'x'\n",
		"content/b.md", "+++\npath = \"2023/01/02/b\"\ntitle = \"B\"\n+++\n",
		"content/a.md", "+++\npath = \"2024/01/02/a\"\ntitle = \"A\"\n+++\n",
		"content/c.md", "+++\npath = \"2022/99/02/c\"\ntitle = \"C\"\n+++\n"))
	list := scan(t, b)
	if len(list) != 3 || list[0].Title != "A" || list[0].Day != "2024-01-02" || list[0].Date != "" || list[1].Day != "2023-01-02" || list[2].Day != "" {
		t.Errorf("%+v", list)
	}
}
