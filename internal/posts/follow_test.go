package posts

import "testing"

func TestALinkIsFollowedInAllItsForms(t *testing.T) {
	hugo := []string{"hugo.toml", "baseURL = 'https://me.dev/log/'\n", "content/posts/글 a/index.md", post("A", "date: 2024-01-01\n"), "content/posts/b.md", post("B", "date: 2024-01-02\n")}
	jekyll := []string{"_config.yml", "url: https://me.dev\npermalink: /:year/:title/\n", "_posts/2024-01-02-a.md", post("A", ""), "_posts/2024-01-03-b.md", post("B", "")}
	hexo := []string{"_config.yml", "title: x\n", "package.json", `{"dependencies":{"hexo":"8"}}`, "source/_posts/a.md", post("A", "date: 2024-01-01\n"), "source/_posts/b.md", post("B", "date: 2024-01-01\n")}
	for _, c := range []struct {
		blog               []string
		from, address      string
		wantPost, wantHead string
	}{
		{hugo, "content/posts/b.md", "../posts/%EA%B8%80%20a/index.md#x", "content/posts/글 a/index.md", "x"},
		{hugo, "content/posts/b.md", "/log/posts/b/?x=1#%EA%B8%80", "content/posts/b.md", "글"},
		{hugo, "content/posts/b.md", "https://me.dev/log/posts/b/", "content/posts/b.md", ""},
		{hugo, "content/posts/b.md", "https://other.dev/log/posts/b/", "", ""},
		{hugo, "content/posts/b.md", `{{< relref "b.md#c" >}}`, "content/posts/b.md", "c"},
		{hugo, "content/posts/b.md", `{{%3C%20ref%20%22/posts/b%22%20%3E}}`, "content/posts/b.md", ""},
		{hugo, "content/posts/b.md", `{{< ref "#c" >}}`, "content/posts/b.md", "c"},
		{jekyll, "_posts/2024-01-03-b.md", "{% post_url 2024-01-02-a %}", "_posts/2024-01-02-a.md", ""},
		{jekyll, "_posts/2024-01-03-b.md", "{{ site.baseurl }}{% link _posts/2024-01-02-a.md %}", "_posts/2024-01-02-a.md", ""},
		{jekyll, "_posts/2024-01-03-b.md", "/2024/a/", "_posts/2024-01-02-a.md", ""},
		{hexo, "source/_posts/b.md", "{% post_path a %}", "source/_posts/a.md", ""},
		{hexo, "source/_posts/b.md", "javascript:alert(1)", "", ""},
		{hexo, "source/_posts/b.md", "gone.md", "", ""},
		{hexo, "source/_posts/b.md", "", "", ""},
	} {
		b := open(t, write(t, c.blog...))
		scan(t, b)
		got, heading, ok := b.Follow(c.from, c.address)
		if got != c.wantPost || heading != c.wantHead && c.wantPost != "" || ok != (c.wantPost != "") {
			t.Errorf("%s leads to %q %q, %v; want %q %q", c.address, got, heading, ok, c.wantPost, c.wantHead)
		}
	}
}
