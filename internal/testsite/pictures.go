package testsite

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"path"
)

// picture is one drawn file of the sample blog.
type picture struct {
	path string
	draw func(*canvas)
}

func pictures() []picture {
	spring := season{0xdcebf7, 0xf4e9ee, 0xfdf3e3, 0xb9cfa6, 0x8fb573, 0xf4b9c6, 0xf7c6d2}
	summer := season{0x79bdea, 0xbfe3f2, 0xf3f6d9, 0x8fc08a, 0x4f9a5c, 0x3f8a52, 0xfff6c9}
	autumn := season{0xb9c6d6, 0xf0d9b5, 0xf7c98b, 0xc99a5b, 0xa8743f, 0xd9682f, 0xe8973d}
	winter := season{0x9fb1c9, 0xd3dde8, 0xf4f3f1, 0xdfe7ee, 0xf6f8fa, 0xe4ebf2, 0xffffff}
	return []picture{
		{"posts/start-here/cover.png", desk},
		{"posts/처음-오셨나요/cover.png", dawn},
		{"posts/walking-the-sea-road/cover.png", sea},
		{"posts/walking-the-sea-road/lighthouse.jpeg", lighthouse},
		{"posts/rainy-day-stew/cover.png", bowl},
		{"posts/rainy-day-stew/뚝배기-가까이.jpg", closer(bowl)},
		{"posts/a-tool-in-an-evening/cover.png", terminal},
		{"posts/markdown-tour/cover.png", shapes},
		{"posts/coffee-by-the-window/cover.png", cup},
		{"posts/night-train/cover.png", nightTrain},
		{"posts/year-in-small-posts/cover.png", beside(winter, spring, summer, autumn)},
		{"posts/year-in-small-posts/봄.jpg", spring.draw},
		{"posts/year-in-small-posts/여름.jpg", summer.draw},
		{"posts/year-in-small-posts/가을.jpg", autumn.draw},
		{"posts/year-in-small-posts/겨울.jpg", winter.draw},
	}
}

// encoded draws the picture and gives the file's bytes, in the format that its
// name tells. They are the same every time.
func (p picture) encoded() ([]byte, error) {
	c := newCanvas(840)
	p.draw(c)
	var b bytes.Buffer
	var err error
	if path.Ext(p.path) == ".png" {
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c)
	} else {
		err = jpeg.Encode(&b, c, &jpeg.Options{Quality: 84})
	}
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", p.path, err)
	}
	return b.Bytes(), nil
}

// closer shows the middle of a scene at twice its size.
func closer(scene func(*canvas)) func(*canvas) {
	return func(c *canvas) {
		big := newCanvas(2 * c.Rect.Dx())
		scene(big)
		from := image.Pt(c.Rect.Dx()/2, c.Rect.Dy()/2-c.Rect.Dy()/14)
		draw.Draw(c, c.Rect, big, from, draw.Src)
	}
}

// beside shows a strip of each season.
func beside(all ...season) func(*canvas) {
	return func(c *canvas) {
		w, h := c.Rect.Dx()/len(all), c.Rect.Dy()
		for i, s := range all {
			whole := newCanvas(c.Rect.Dx())
			s.draw(whole)
			// The tree stands in the middle of its strip.
			draw.Draw(c, image.Rect(i*w, 0, (i+1)*w, h), whole, image.Pt(int(646*c.scale)-w/2, 0), draw.Src)
		}
	}
}
