package frontmatter

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quotedOnLine reads the quoted text that opens at from and ends on its line: the
// byte after the closing quote, and what it says.
func quotedOnLine(line string, from int) (end int, text string, ok bool) {
	q := line[from]
	for i := from + 1; i < len(line); i++ {
		switch {
		case q == '"' && line[i] == '\\':
			i++
		case line[i] != q:
		case q == '\'' && i+1 < len(line) && line[i+1] == q:
			i++
		default:
			inner := line[from+1 : i]
			if q == '\'' {
				return i + 1, strings.ReplaceAll(inner, "''", "'"), true
			}
			text, ok = unescape(inner)
			return i + 1, text, ok
		}
	}
	return len(line), "", false
}

// simpleEscapes are YAML's escapes of one letter (TOML's and JSON's are among
// them).
const (
	escapeLetters = "0abtnvfre \"/\\N_LP"
	escapeValues  = "\x00\a\b\t\n\v\f\r\x1b \"/\\\u0085\u00a0\u2028\u2029"
)

// unescape reads what stands between double quotes.
func unescape(s string) (string, bool) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, true
	}
	values := []rune(escapeValues)
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out.WriteByte(s[i])
			continue
		}
		if i++; i >= len(s) {
			return "", false
		}
		if at := strings.IndexByte(escapeLetters, s[i]); at >= 0 {
			out.WriteRune(values[at])
			continue
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]
		if digits == 0 || i+digits >= len(s) {
			return "", false
		}
		n, err := strconv.ParseUint(s[i+1:i+1+digits], 16, 32)
		if err != nil || n > utf8.MaxRune || n >= 0xd800 && n < 0xe000 {
			return "", false
		}
		out.WriteRune(rune(n))
		i += digits
	}
	return out.String(), true
}

// doubleQuoted spells a text in double quotes, in an escaping that YAML, TOML and
// JSON read alike.
func doubleQuoted(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case '\n':
			out.WriteString(`\n`)
		case '\t':
			out.WriteString(`\t`)
		case '\r':
			out.WriteString(`\r`)
		default:
			if !printable(r) {
				out.WriteString(`\u` + strings.ToLower(strconv.FormatInt(int64(r)+0x10000, 16)[1:]))
				continue
			}
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// printable tells what may stand in a file as it is.
func printable(r rune) bool {
	return r >= 0x20 && r != 0x7f && (r < 0x80 || r > 0x9f) && r != '\u2028' && r != '\u2029' && r != '\ufeff' &&
		r != 0xfffe && r != 0xffff
}

func allPrintable(s string) bool {
	for _, r := range s {
		if !printable(r) {
			return false
		}
	}
	return true
}

// yamlText spells a text, in its quotes as long as they can hold it. Inside a
// flow list some characters need quotes that need none elsewhere.
func yamlText(s, quote string, inFlow bool) string {
	switch {
	case quote == "'" && allPrintable(s):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case quote == "" && plainIsSafe(s, inFlow):
		return s
	}
	return doubleQuoted(s)
}

// plainIsSafe tells a text that every YAML reader takes for the same text when it
// has no quotes.
func plainIsSafe(s string, inFlow bool) bool {
	if s == "" || strings.TrimSpace(s) != s || !allPrintable(s) {
		return false
	}
	if strings.IndexByte("-?:,[]{}#&*!|>'\"%@`=~", s[0]) >= 0 || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "<<") {
		return false
	}
	if strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #") {
		return false
	}
	if inFlow && strings.ContainsAny(s, ",[]{}:?#\"'") {
		return false
	}
	return !meansMore(s)
}

// meansMore tells a plain text that some YAML reader takes for something other
// than text.
func meansMore(s string) bool {
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", "+.inf", ".nan":
		return true
	}
	t := strings.TrimLeft(s, "+.")
	if t == "" || t[0] < '0' || t[0] > '9' {
		return false
	}
	if len(s) >= 8 && strings.Trim(s[:4], "0123456789") == "" && (s[4] == '-' || s[4] == '/') {
		if _, ok := parseDate(s); ok {
			return true
		}
	}
	return strings.Trim(t, "0123456789abcdefABCDEFxXoO_,.:+-") == ""
}

// plainType tells what a plain value is to generators of today (YAML 1.2's core
// schema, and dates). "yes" and "on" are text.
func plainType(s string) Type {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return Null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool
	case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN":
		return Number
	}
	if isNumber(s) {
		return Number
	}
	if s[0] < '0' || s[0] > '9' {
		return Text
	}
	if d, ok := parseDate(s); ok && d.iso {
		return d.typ()
	}
	return Text
}

// isNumber knows decimal numbers and 0x, 0o.
func isNumber(s string) bool {
	t := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if len(t)+1 < len(s) || t == "" {
		return false
	}
	if len(t) > 2 && t[0] == '0' && (t[1] == 'x' || t[1] == 'o') && len(t) == len(s) {
		_, err := strconv.ParseUint(t, 0, 64)
		return err == nil && !strings.Contains(t, "_")
	}
	if strings.Trim(t, "0123456789.eE+-") != "" || (t[0] < '0' || t[0] > '9') && t[0] != '.' {
		return false
	}
	_, err := strconv.ParseFloat(t, 64)
	return err == nil || strings.Trim(t, "0123456789") == ""
}
