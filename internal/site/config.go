package site

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"gopkg.in/yaml.v3"
)

// config is a configuration file's values, whatever its syntax.
type config map[string]any

// parseYAML reads YAML; what cannot be parsed as a whole is read line by line
// for its simple top-level keys, so that one odd line does not hide the rest.
func parseYAML(s string) config {
	// The parser gives maps below the type of the outer one, so not a config.
	m := map[string]any{}
	if err := yaml.Unmarshal([]byte(s), &m); err == nil && m != nil {
		return m
	}
	c := config{}
	for _, m := range simpleLine.FindAllStringSubmatch(s, -1) {
		c[m[1]] = strings.Trim(strings.TrimSpace(m[2]), `"'`)
	}
	return c
}

var simpleLine = regexp.MustCompile(`(?m)^([A-Za-z_][\w.-]*)[ \t]*:[ \t]+([^#\r\n]+)`)

func parseTOML(s string) config {
	m := map[string]any{}
	if _, err := toml.Decode(s, &m); err != nil {
		return config{}
	}
	return m
}

func parseJSON(s string) config {
	m := map[string]any{}
	if err := json.Unmarshal([]byte(s), &m); err != nil || m == nil {
		return config{}
	}
	return m
}

// parse reads a file by its name's ending.
func (f folder) parse(name string) config {
	switch path.Ext(name) {
	case ".toml":
		return parseTOML(f.read(name))
	case ".json":
		return parseJSON(f.read(name))
	case ".yml", ".yaml":
		return parseYAML(f.read(name))
	}
	return config{}
}

// value follows keys into nested maps, without regard to case.
func (c config) value(keys ...string) any {
	var at any = map[string]any(c)
	for _, k := range keys {
		m, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = fold(m, k)
	}
	return at
}

func fold(m map[string]any, key string) any {
	if v, ok := m[key]; ok {
		return v
	}
	for k, v := range m {
		if strings.EqualFold(k, key) {
			return v
		}
	}
	return nil
}

// text gives a scalar as text, or "".
func (c config) text(keys ...string) string {
	switch v := c.value(keys...).(type) {
	case string:
		return v
	case bool, int, int64, float64:
		return fmt.Sprint(v)
	}
	return ""
}

// list gives a scalar or list of scalars as texts.
func (c config) list(keys ...string) []string {
	if s := c.text(keys...); s != "" {
		return []string{s}
	}
	items, _ := c.value(keys...).([]any)
	var out []string
	for _, it := range items {
		switch it := it.(type) {
		case string:
			out = append(out, it)
		case int, int64:
			out = append(out, fmt.Sprint(it))
		}
	}
	return out
}

// is tells a switch that is on.
func (c config) is(keys ...string) bool { return c.text(keys...) == "true" }

// each calls back for every nested map under a key, such as Hugo's languages.
func (c config) each(key string, do func(config)) {
	m, _ := c.value(key).(map[string]any)
	for _, v := range m {
		if one, ok := v.(map[string]any); ok {
			do(one)
		}
	}
}

var scriptComment = regexp.MustCompile(`(?m)/\*[\s\S]*?\*/|^\s*//.*$`)

// scriptText finds `key: 'text'` or `key = "text"` in a script that
// configures a generator. Scripts are never run, so a value that is computed
// is not known.
func scriptText(script, key string) string {
	script = scriptComment.ReplaceAllString(script, "")
	re := regexp.MustCompile(`(?:^|[\s,{("'])` + regexp.QuoteMeta(key) + "[\"']?\\s*[:=]\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`$\\n]*)`)")
	m := re.FindStringSubmatch(script)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}

// splitAddress takes "https://host/blog/" apart into the address and the path.
func splitAddress(s string) (address, base string) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return "", basePath(s)
	}
	return u.Scheme + "://" + u.Host, basePath(u.Path)
}

// basePath brings a path prefix into the form "/blog", or "" for none.
func basePath(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "/")
	if s == "" || strings.ContainsAny(s, " :$`{}") {
		return ""
	}
	return "/" + s
}

// inside gives a folder named in a configuration, relative to the base, or the
// fallback when it is missing or leads outside.
func inside(s, fallback string) string {
	s = path.Clean(strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(s), `\`, "/"), "/"))
	if s == "." || strings.HasPrefix(s, "..") {
		return fallback
	}
	return s
}
