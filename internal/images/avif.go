package images

import (
	"encoding/binary"
	"slices"
)

// An AVIF file is a row of boxes (ISO/IEC 14496-12); the picture's size is the
// "ispe" property of its primary item (ISO/IEC 23008-12).

type box struct {
	name string
	body []byte
}

// boxes reads a row of boxes; what is cut off at the end is left out.
func boxes(b []byte) []box {
	var all []box
	for len(b) >= 8 {
		size, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		switch size {
		case 0: // to the end of the file
			size = uint64(len(b))
		case 1:
			if len(b) < 16 {
				return all
			}
			size, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if size < head || size > uint64(len(b)) {
			return all
		}
		all = append(all, box{string(b[4:8]), b[head:size]})
		b = b[size:]
	}
	return all
}

// inside gives the body of the first box of that name, after skip bytes (four
// for a box that has a version and flags).
func inside(row []box, name string, skip int) []byte {
	for _, x := range row {
		if x.name == name && len(x.body) >= skip {
			return x.body[skip:]
		}
	}
	return nil
}

func isAVIF(b []byte) bool {
	if len(b) < 16 || string(b[4:8]) != "ftyp" {
		return false
	}
	end := min(uint64(binary.BigEndian.Uint32(b)), uint64(len(b)))
	for at := uint64(8); at+4 <= end; at += 4 {
		brand := string(b[at : at+4])
		if at != 12 && (brand == "avif" || brand == "avis") { // 12 is the minor version
			return true
		}
	}
	return false
}

func avifSize(b []byte) (width, height int, ok bool) {
	meta := boxes(inside(boxes(b), "meta", 4))
	iprp := boxes(inside(meta, "iprp", 0))
	properties := boxes(inside(iprp, "ipco", 0))
	var primary uint32
	if pitm := inside(meta, "pitm", 4); len(pitm) >= 2 {
		primary = uint32(binary.BigEndian.Uint16(pitm))
	}
	its := propertiesOf(iprp, primary)
	for i, p := range properties {
		if p.name != "ispe" || len(p.body) < 12 {
			continue
		}
		w, h := int(binary.BigEndian.Uint32(p.body[4:])), int(binary.BigEndian.Uint32(p.body[8:]))
		if slices.Contains(its, i+1) {
			return w, h, w > 0 && h > 0
		}
		// Without a word about the primary item the largest is the picture; the
		// others are its tiles or a thumbnail.
		if len(its) == 0 && w*h > width*height {
			width, height = w, h
		}
	}
	return width, height, width > 0 && height > 0
}

// propertiesOf reads from "ipma" which properties an item has, counted from 1.
func propertiesOf(iprp []box, item uint32) []int {
	for _, x := range iprp {
		if x.name != "ipma" || len(x.body) < 8 {
			continue
		}
		r := reader{b: x.body[4:]}
		wideItem, wideIndex := x.body[0] >= 1, x.body[3]&1 == 1
		for count := r.uint(4); count > 0 && !r.short; count-- {
			id := r.uint(2)
			if wideItem {
				id = id<<16 | r.uint(2)
			}
			var found []int
			for n := r.uint(1); n > 0 && !r.short; n-- {
				if wideIndex {
					found = append(found, int(r.uint(2)&0x7fff))
				} else {
					found = append(found, int(r.uint(1)&0x7f))
				}
			}
			if id == item && !r.short {
				return found
			}
		}
	}
	return nil
}

// reader takes big-endian numbers from the front; short tells that there were
// too few bytes.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) uint(size int) uint32 {
	if len(r.b) < size {
		r.short, r.b = true, nil
		return 0
	}
	var v uint32
	for _, c := range r.b[:size] {
		v = v<<8 | uint32(c)
	}
	r.b = r.b[size:]
	return v
}
