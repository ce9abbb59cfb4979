package posts

import "testing"

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
