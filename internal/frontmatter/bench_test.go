package frontmatter

import (
	"strings"
	"testing"
)

// usual is a post as most blogs have them.
const usual = `---
layout:     post
title:      "가을에 다시 읽은 책"
subtitle:   'What a second reading gives'
date:       2023-10-14 21:30:00 +0900
author:     "Sumin"
cover: ./cover.png
draft: false
tags:
    - 책
    - reading
    - notes
---

Words follow.
`

func BenchmarkRead(b *testing.B) {
	lines := strings.Split(usual, "\n")
	b.ReportAllocs()
	for b.Loop() {
		Read(lines)
	}
}

func BenchmarkSkim(b *testing.B) {
	lines := strings.Split(usual, "\n")
	b.ReportAllocs()
	for b.Loop() {
		Skim(lines)
	}
}

// BenchmarkHead is what a list of posts does with the first 4 kB of each file.
func BenchmarkHead(b *testing.B) {
	file := []byte(usual + strings.Repeat("A line of the body, as long as lines are.\n", 100))[:4096]
	b.ReportAllocs()
	for b.Loop() {
		lines, enough := Head(file, false)
		if !enough {
			b.Fatal("the block is not closed")
		}
		Skim(lines)
	}
}
