package markdown

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is WCAG's relative luminance of "#rrggbb".
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestCodeCanBeReadOnEveryPaper(t *testing.T) {
	papers := map[Theme][]string{
		Light: {"#fffefb", "#ffffff", "#f3f1ec", "#eceae3"},
		Dark:  {"#1e1e1c", "#1b1b1a", "#20201e", "#272725"},
	}
	color := regexp.MustCompile(`color:(#[0-9a-f]{6})`)
	for theme, on := range papers {
		found := color.FindAllStringSubmatch(CSS(theme), -1)
		if len(found) < 8 {
			t.Fatalf("%s has only %d colors", theme, len(found))
		}
		for _, c := range found {
			for _, paper := range on {
				if got := contrast(t, c[1], paper); got < 4.5 {
					t.Errorf("%s: code in %s on %s has a contrast of %.2f: too faint to read", theme, c[1], paper, got)
				}
			}
		}
	}
}

func TestThemesColorTheSameClasses(t *testing.T) {
	class := regexp.MustCompile(`\.chroma \.\w+`)
	light, dark := class.FindAllString(CSS(Light), -1), class.FindAllString(CSS(Dark), -1)
	if strings.Join(light, " ") != strings.Join(dark, " ") {
		t.Error("code that is colored by day is plain by night")
	}
	seen := map[string]bool{}
	for _, c := range light {
		if seen[c] {
			t.Errorf("%s is colored twice", c)
		}
		seen[c] = true
	}
}
