//go:build !linux

package main

// spelling is the system's own affair on macOS and Windows.
func spelling() []string { return nil }
