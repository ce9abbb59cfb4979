package testsite

import (
	"image"
	"math"
)

// shape is how far a point lies outside (below 0: inside), in pixels, which gives
// smooth edges at any size, and the box outside of which there is nothing of it.
type shape struct {
	out            func(x, y float64) float64
	x0, y0, x1, y1 float64
}

// far is past any canvas.
const far = 1 << 20

// canvas is a picture that is drawn in units of its own, wide×high, whatever its
// size in pixels.
type canvas struct {
	*image.RGBA
	scale float64 // pixels in a unit
}

const wide, high = 960, 540

func newCanvas(width int) *canvas {
	scale := float64(width) / wide
	return &canvas{image.NewRGBA(image.Rect(0, 0, width, int(high*scale))), scale}
}

// tone is a colour from its usual notation, 0xRRGGBB.
type tone uint32

func (t tone) rgb() (r, g, b float64) {
	return float64(t >> 16 & 0xff), float64(t >> 8 & 0xff), float64(t & 0xff)
}

// sky fills the canvas from top to bottom through the tones.
func (c *canvas) sky(tones ...tone) {
	height := c.Rect.Dy()
	for y := range height {
		at := float64(y) / float64(height-1) * float64(len(tones)-1)
		i := min(int(at), len(tones)-2)
		f := at - float64(i)
		f = f * f * (3 - 2*f)
		r1, g1, b1 := tones[i].rgb()
		r2, g2, b2 := tones[i+1].rgb()
		r, g, b := level(r1+(r2-r1)*f), level(g1+(g2-g1)*f), level(b1+(b2-b1)*f)
		row := c.Pix[y*c.Stride : (y+1)*c.Stride]
		for i := 0; i < len(row); i += 4 {
			row[i], row[i+1], row[i+2], row[i+3] = r, g, b, 255
		}
	}
}

// fill paints a shape; soft is how many units its edge takes.
func (c *canvas) fill(s shape, t tone, soft, alpha float64) {
	r, g, b := t.rgb()
	area := image.Rect(
		int((max(s.x0, 0)-soft)*c.scale)-1, int((max(s.y0, 0)-soft)*c.scale)-1,
		int((min(s.x1, wide)+soft)*c.scale)+2, int((min(s.y1, high)+soft)*c.scale)+2,
	).Intersect(c.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := c.Pix[y*c.Stride:]
		at := (float64(y) + 0.5) / c.scale
		for x := area.Min.X; x < area.Max.X; x++ {
			a := alpha * min(0.5-s.out((float64(x)+0.5)/c.scale, at)/soft, 1)
			if a <= 0 {
				continue
			}
			p := row[x*4 : x*4+3 : x*4+3]
			p[0] = level(float64(p[0]) + (r-float64(p[0]))*a)
			p[1] = level(float64(p[1]) + (g-float64(p[1]))*a)
			p[2] = level(float64(p[2]) + (b-float64(p[2]))*a)
		}
	}
}

// solid paints a shape with a crisp edge.
func (c *canvas) solid(s shape, t tone) { c.fill(s, t, 1.4, 1) }

// scattered gives the i-th of many places that follow no pattern, each from 0
// to 1.
func scattered(i int) (x, y float64) {
	_, x = math.Modf(float64(i+1) * 0.754877666)
	_, y = math.Modf(float64(i+1) * 0.569840291)
	return x, y
}

func level(v float64) uint8 { return uint8(min(max(v+0.5, 0), 255)) }

func disc(cx, cy, r float64) shape {
	return shape{func(x, y float64) float64 {
		dx, dy := x-cx, y-cy
		return math.Sqrt(dx*dx+dy*dy) - r
	}, cx - r, cy - r, cx + r, cy + r}
}

// oval is an ellipse; its distance is close enough for an edge.
func oval(cx, cy, rx, ry float64) shape {
	return shape{func(x, y float64) float64 {
		dx, dy := (x-cx)/rx, (y-cy)/ry
		return (math.Sqrt(dx*dx+dy*dy) - 1) * min(rx, ry)
	}, cx - rx, cy - ry, cx + rx, cy + ry}.widened(max(rx, ry)/min(rx, ry) - 1)
}

// widened lets a soft edge reach further where the distance runs slower than
// pixels do.
func (s shape) widened(by float64) shape {
	w, h := (s.x1-s.x0)*by/4, (s.y1-s.y0)*by/4
	return shape{s.out, s.x0 - w, s.y0 - h, s.x1 + w, s.y1 + h}
}

// panel is a box with round corners.
func panel(x0, y0, w, h, r float64) shape {
	cx, cy, hw, hh := x0+w/2, y0+h/2, w/2-r, h/2-r
	return shape{func(x, y float64) float64 {
		dx, dy := math.Abs(x-cx)-hw, math.Abs(y-cy)-hh
		ox, oy := max(dx, 0), max(dy, 0)
		return math.Sqrt(ox*ox+oy*oy) + min(max(dx, dy), 0) - r
	}, x0, y0, x0 + w, y0 + h}
}

// stroke is a line with round ends.
func stroke(x0, y0, x1, y1, width float64) shape {
	dx, dy := x1-x0, y1-y0
	length, half := dx*dx+dy*dy, width/2
	return shape{func(x, y float64) float64 {
		f := min(max(((x-x0)*dx+(y-y0)*dy)/length, 0), 1)
		ox, oy := x-x0-f*dx, y-y0-f*dy
		return math.Sqrt(ox*ox+oy*oy) - half
	}, min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half}
}

// ridge is everything below a rolling line; phase makes each one its own.
func ridge(top, swell, length, phase float64) shape {
	const steps = 2 // for each unit
	line := make([]float64, wide*steps+1)
	for i := range line {
		t := float64(i)/steps/length + phase
		line[i] = top - swell*(0.6*math.Sin(t)+0.28*math.Sin(2.3*t+1.7*phase)+0.12*math.Sin(5.1*t))
	}
	return shape{func(x, y float64) float64 {
		return (line[min(max(int(x*steps), 0), len(line)-1)] - y) * 0.9
	}, -far, top - swell, far, far}
}

// both is where two shapes overlap.
func both(a, b shape) shape {
	return shape{
		func(x, y float64) float64 { return max(a.out(x, y), b.out(x, y)) },
		max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1),
	}
}

// within cuts a softly painted shape off at the crisp edge of another; soft is
// what fill is called with.
func within(s, edge shape, soft float64) shape {
	sharp := shape{func(x, y float64) float64 { return edge.out(x, y) * soft / 1.4 }, edge.x0 - 1, edge.y0 - 1, edge.x1 + 1, edge.y1 + 1}
	cut := both(s, sharp)
	cut.x0, cut.y0, cut.x1, cut.y1 = sharp.x0, sharp.y0, sharp.x1, sharp.y1
	return cut
}

// without is the first shape with the second cut out.
func without(a, b shape) shape {
	return shape{func(x, y float64) float64 { return max(a.out(x, y), -b.out(x, y)) }, a.x0, a.y0, a.x1, a.y1}
}

// below is the part of the canvas under a line.
func below(top float64) shape {
	return shape{func(_, y float64) float64 { return top - y }, -far, top, far, far}
}
