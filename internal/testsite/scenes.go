package testsite

import "math"

// The scenes of the sample's pictures, on canvases of 960×540.

// desk is the cover of the first English post: a nib that pushes a dot.
func desk(c *canvas) {
	c.sky(0xfdf6e8, 0xf6e3c4, 0xeccfa6)
	c.fill(oval(500, 452, 330, 34), 0xb98b57, 50, 0.35)
	c.solid(panel(250, 96, 400, 340, 10), 0xfffdf7)
	for i := range 6 {
		width := []float64{270, 300, 236, 292, 180, 90}[i]
		c.solid(stroke(292, 160+float64(i)*40, 292+width, 160+float64(i)*40, 5), 0xe3d8c2)
	}
	pen := func(along, across float64) (x, y float64) {
		return 476 + along*0.8 + across*0.6, 340 - along*0.6 + across*0.8
	}
	x0, y0 := pen(58, 0)
	x1, y1 := pen(330, 0)
	c.fill(stroke(x0+14, y0+22, x1+14, y1+22, 42), 0x8a6a44, 34, 0.3)
	c.solid(stroke(x0, y0, x1, y1, 44), 0x2f5bd7)
	c.solid(stroke(x0+6, y0-12, x1+6, y1-12, 7), 0x7f9cef)
	for i := range 30 {
		at := float64(i)
		x, y := pen(at*1.9, 0)
		c.solid(disc(x, y, 2+at*0.62), 0x23221f)
	}
	x0, y0 = pen(10, 0)
	x1, y1 = pen(46, 0)
	c.solid(stroke(x0, y0, x1, y1, 2.4), 0xf4ead6)
	c.solid(disc(448, 358, 11), 0x2f5bd7)
}

// dawn is the cover of the first Korean post.
func dawn(c *canvas) {
	c.sky(0x41507e, 0x9a7ba2, 0xf0a98c, 0xfbd9a5)
	c.fill(disc(560, 318, 180), 0xffe9bd, 230, 0.75)
	c.solid(disc(560, 318, 58), 0xfff4d8)
	c.fill(ridge(350, 46, 190, 0.4), 0x8d7da6, 3, 1)
	c.fill(ridge(400, 40, 150, 2.1), 0x645c8b, 2, 1)
	c.fill(ridge(452, 34, 120, 4.2), 0x433f68, 2, 1)
	c.fill(ridge(512, 22, 90, 1.2), 0x2a2947, 2, 1)
	for _, p := range [][3]float64{{120, 66, 1.6}, {214, 40, 1.2}, {330, 84, 1.4}, {720, 52, 1.5}, {846, 92, 1.2}, {780, 30, 1}} {
		c.fill(disc(p[0], p[1], p[2]), 0xffffff, 2, 0.8)
	}
}

// sea is a bay in the afternoon.
func sea(c *canvas) {
	c.sky(0x8fc4e8, 0xc9e4f1, 0xfdf1dc)
	c.fill(disc(700, 150, 120), 0xfffbe8, 200, 0.8)
	c.solid(disc(700, 150, 40), 0xfffdf2)
	c.fill(ridge(292, 40, 170, 5.2), 0xa9c7d2, 3, 1)
	water := below(300)
	c.solid(water, 0x4f9dbb)
	c.fill(below(380), 0x2f7fa3, 130, 0.9)
	c.fill(below(500), 0x1f6389, 120, 0.9)
	for i := range 16 {
		y := 312 + float64(i)*13
		half := 10 + float64((i*37)%50) + float64(i)*3
		x := 700 + float64((i*53)%61) - 30
		c.fill(both(stroke(x-half, y, x+half, y, 3), water), 0xfff6d8, 3, 0.55)
	}
	c.fill(ridge(470, 52, 260, 2.5), 0xe8d3a4, 3, 1)
	c.fill(ridge(512, 30, 200, 2.2), 0xd3b57f, 3, 1)
	sail := func(x, y, s float64) {
		c.solid(stroke(x-16*s, y, x+16*s, y, 6*s), 0x7a4b35)
		for i := range 24 {
			at := float64(i)
			c.solid(stroke(x, y-6*s-at*1.5*s, x+(14-at*0.55)*s, y-6*s-at*1.5*s, 1.8*s), 0xffffff)
		}
	}
	sail(300, 352, 1.3)
	sail(430, 328, 0.7)
}

// lighthouse stands on a rock at dusk.
func lighthouse(c *canvas) {
	c.sky(0x2c3e63, 0x6b6a94, 0xd58f83, 0xf4c596)
	c.solid(below(400), 0x35506f)
	c.fill(below(470), 0x24384f, 110, 1)
	for i := range 60 {
		f := float64(i) / 60
		c.fill(stroke(322, 176, 322+640*f, 176-70+150*f, 5), 0xfff0c0, 18, 0.012)
	}
	c.fill(disc(322, 176, 50), 0xffedb5, 90, 0.8)
	for i := range 180 {
		at := float64(i)
		half := 21 + at*0.1
		t := tone(0xf6f1e6)
		if (i/36)%2 == 1 {
			t = 0xc2483f
		}
		c.fill(stroke(322-half, 204+at, 322+half, 204+at, 2.4), t, 1.6, 1)
	}
	c.solid(panel(296, 156, 52, 42, 6), 0x2b2f3d)
	c.solid(panel(304, 163, 36, 26, 4), 0xfff3c4)
	c.solid(panel(288, 194, 68, 10, 4), 0x2b2f3d)
	c.solid(both(disc(322, 160, 28), without(panel(280, 120, 84, 38, 0), below(157))), 0xc2483f)
	c.fill(both(ridge(390, 16, 60, 0.2), oval(330, 570, 300, 196)), 0x1b2434, 2, 1)
	c.fill(both(ridge(470, 20, 90, 2.6), oval(240, 640, 420, 210)), 0x131a28, 2, 1)
	c.fill(disc(322, 176, 12), 0xffffff, 10, 1)
}

// bowl is a hot stew in its pot.
func bowl(c *canvas) {
	c.sky(0xf7ead9, 0xefd6b8)
	c.solid(below(392), 0xc79a6b)
	c.fill(below(470), 0xa87a4e, 140, 0.8)
	c.fill(oval(490, 446, 300, 40), 0x5c3a22, 60, 0.5)
	pot := both(oval(480, 292, 232, 160), below(292))
	c.solid(oval(222, 312, 44, 18), 0x2f2a28)
	c.solid(oval(738, 312, 44, 18), 0x2f2a28)
	c.solid(pot, 0x3a3431)
	c.fill(within(oval(400, 380, 120, 60), pot, 90), 0x5a514c, 90, 0.6)
	c.solid(oval(480, 292, 236, 62), 0x2a2523)
	c.solid(oval(480, 292, 212, 50), 0xc5432c)
	c.fill(within(oval(450, 286, 150, 30), oval(480, 292, 212, 50), 40), 0xe2673d, 40, 0.8)
	for _, p := range [][2]float64{{380, 288}, {448, 306}, {528, 280}, {590, 300}, {470, 270}} {
		c.solid(panel(p[0]-24, p[1]-11, 48, 22, 6), 0xfbf3e2)
		c.solid(panel(p[0]-24, p[1]+4, 48, 8, 4), 0xe6d3b4)
	}
	for i := range 12 {
		x, y := 330+float64((i*97)%300), 272+float64((i*31)%40)
		c.solid(stroke(x, y, x+12, y-3, 6), 0x6f9a4c)
	}
	for i, x := range []float64{400, 480, 560} {
		for s := range 40 {
			at := float64(s)
			sway := 16 * math.Sin(at/9+float64(i)*1.7)
			c.fill(disc(x+sway, 214-at*4, 10+at*0.4), 0xffffff, 22, 0.05*(1-at/40))
		}
	}
}

// terminal is a program's window with a few lines of code.
func terminal(c *canvas) {
	c.sky(0xdfe8f7, 0xb9c9ea, 0x93a6d8)
	c.fill(panel(196, 110, 580, 366, 18), 0x2d3d6b, 60, 0.4)
	c.solid(panel(190, 86, 580, 366, 14), 0x1e2333)
	c.solid(both(panel(190, 86, 580, 366, 14), without(panel(190, 86, 580, 366, 14), below(126))), 0x2b3147)
	for i, t := range []tone{0xf07b6e, 0xf2c14e, 0x78c48c} {
		c.solid(disc(218+float64(i)*26, 106, 8), t)
	}
	tones := []tone{0x8fb0ff, 0xf2c14e, 0x9ad4b1, 0xe9e6df, 0xd59bd8}
	lines := [][]float64{{64, 120}, {40, 86, 150}, {40, 60, 110, 48}, {72, 130}, {72, 52, 96}, {40, 34}, {18}, {90, 64}}
	for row, words := range lines {
		x := 226.0 + []float64{0, 28, 28, 56, 56, 28, 0, 0}[row]
		for i, w := range words {
			y := 164 + float64(row)*34
			c.solid(stroke(x, y, x+w, y, 11), tones[(row+i*2)%len(tones)])
			x += w + 26
		}
	}
	c.solid(panel(404, 394, 12, 22, 2), 0x8fb0ff)
}

// nightTrain passes under a moon.
func nightTrain(c *canvas) {
	c.sky(0x0e1533, 0x1f2a55, 0x3d4a7c)
	for i := range 70 {
		x, y := scattered(i)
		c.fill(disc(x*960, y*y*330, 0.6+float64(i%4)*0.35), 0xffffff, 1.6, 0.75)
	}
	c.fill(disc(764, 116, 90), 0xf7f0cf, 150, 0.5)
	c.solid(without(disc(764, 116, 46), disc(742, 104, 40)), 0xfdf6d8)
	c.fill(ridge(318, 58, 210, 3.3), 0x2c3767, 3, 1)
	c.fill(ridge(360, 44, 140, 0.9), 0x1a2249, 2, 1)
	c.solid(below(470), 0x0c1129)
	c.fill(panel(-20, 396, 820, 78, 22), 0xffd98a, 60, 0.25)
	c.solid(panel(-40, 384, 860, 82, 26), 0x3c4c86)
	c.solid(both(panel(-40, 384, 860, 82, 26), below(436)), 0x2b3768)
	c.solid(panel(-40, 430, 846, 6, 0), 0xd9543f)
	for i := range 10 {
		x := 18 + float64(i)*76
		c.solid(panel(x, 398, 52, 26, 6), 0xffe3a0)
		if i%3 == 1 {
			c.solid(both(disc(x+20, 422, 10), panel(x, 398, 52, 26, 6)), 0x5a4a56)
		}
	}
	c.fill(disc(818, 446, 40), 0xfff1c4, 70, 0.7)
	c.solid(stroke(-10, 482, 970, 482, 4), 0x4a5684)
}

// cup stands at a window in the rain.
func cup(c *canvas) {
	c.sky(0xeae2d6, 0xd9cbb8)
	c.solid(panel(196, 46, 568, 330, 8), 0x7b6553)
	glass := panel(214, 64, 532, 294, 4)
	c.solid(glass, 0x9fb6bf)
	c.fill(within(below(230), glass, 160), 0x7f9c9f, 160, 0.9)
	c.fill(within(ridge(300, 30, 90, 1.4), glass, 4), 0x6c8a7c, 4, 1)
	for i := range 46 {
		x, y := scattered(i)
		x, y = 220+x*520, 70+y*270
		c.fill(within(stroke(x, y, x-5, y+16+float64(i%5)*3, 2), glass, 2), 0xf2f7f7, 2, 0.6)
	}
	c.solid(panel(474, 64, 12, 294, 0), 0x7b6553)
	c.solid(below(404), 0xb58a62)
	c.fill(below(480), 0x8f6844, 120, 0.8)
	c.fill(oval(420, 470, 150, 22), 0x4e3420, 36, 0.5)
	c.solid(oval(410, 462, 150, 20), 0xf7f3ea)
	c.solid(without(oval(526, 400, 46, 40), oval(522, 400, 27, 23)), 0xfffdf8)
	c.solid(both(oval(410, 352, 104, 112), below(352)), 0xfffdf8)
	c.solid(oval(410, 352, 104, 22), 0xf2ebde)
	c.solid(oval(410, 354, 92, 16), 0x5b3a26)
	c.fill(oval(396, 352, 50, 7), 0x9b6a43, 10, 0.8)
	for s := range 36 {
		at := float64(s)
		c.fill(disc(410+12*math.Sin(at/8), 326-at*4.4, 8+at*0.5), 0xffffff, 22, 0.07*(1-at/36))
	}
}

// shapes is the cover of the tour through Markdown: a page's parts as blocks.
func shapes(c *canvas) {
	c.sky(0xf2f0fa, 0xdcd8f0)
	block := func(x, y, w, h float64, t tone) {
		c.fill(panel(x+4, y+12, w, h, 18), 0x5b4f8f, 34, 0.22)
		c.solid(panel(x, y, w, h, 16), t)
	}
	block(110, 90, 330, 110, 0x6c5bd0)
	block(470, 90, 380, 240, 0xfffdf9)
	block(110, 230, 330, 230, 0xf4b860)
	block(470, 360, 180, 100, 0x7fc3a5)
	block(680, 360, 170, 100, 0xef8a7d)
	c.solid(stroke(146, 145, 330, 145, 16), 0xffffff)
	for i := range 4 {
		c.solid(stroke(506, 134+float64(i)*48, 506+[]float64{300, 260, 306, 170}[i], 134+float64(i)*48, 9), 0xcfc9e2)
	}
	c.solid(disc(350, 300, 30), 0xfff3d6)
	c.fill(both(ridge(404, 50, 60, 0.8), panel(110, 230, 330, 230, 16)), 0xd98f3c, 2, 1)
	c.solid(stroke(524, 412, 546, 434, 12), 0xffffff)
	c.solid(stroke(546, 434, 594, 386, 12), 0xffffff)
	c.solid(stroke(722, 394, 808, 394, 10), 0xffffff)
	c.solid(stroke(722, 426, 780, 426, 10), 0xffffff)
}

// season is one hill under another sky for each quarter of a year.
type season struct {
	top, middle, low tone // the sky
	far, near, crown tone
	falls            tone // petals, light, leaves or snow
}

func (s season) draw(c *canvas) {
	c.sky(s.top, s.middle, s.low)
	c.fill(disc(210, 140, 90), 0xffffff, 170, 0.5)
	c.solid(disc(210, 140, 34), 0xfffdf4)
	c.fill(ridge(372, 46, 180, 1.1), s.far, 3, 1)
	c.fill(ridge(452, 54, 260, 5.1), s.near, 2, 1)
	c.solid(stroke(640, 452, 646, 300, 20), 0x5a4436)
	c.solid(stroke(644, 350, 700, 290, 9), 0x5a4436)
	c.solid(stroke(644, 370, 590, 310, 9), 0x5a4436)
	for i, p := range [][3]float64{{646, 236, 84}, {578, 276, 60}, {712, 270, 62}, {622, 196, 54}, {690, 204, 52}} {
		c.fill(disc(p[0], p[1], p[2]), s.crown, 3, 1)
		c.fill(disc(p[0]-14, p[1]-18, p[2]*0.55), 0xffffff, p[2]*0.8, 0.10+0.02*float64(i))
	}
	for i := range 44 {
		x, y := scattered(i)
		c.fill(oval(x*960, 50+y*440, 4.5, 3), s.falls, 1.6, 0.85)
	}
}
