package problem

// What can go wrong with the blog's own preview server, and its build.
const (
	// NoServer is a blog without a generator that could serve it.
	NoServer Code = "no-server"
	// ServerNotInstalled is a program that is not there; Subject names it.
	ServerNotInstalled Code = "server-not-installed"
	// PartsNotInstalled is a blog whose own parts were never installed; Subject is
	// the command that does.
	PartsNotInstalled Code = "parts-not-installed"
	// ServerCommand is a command that cannot be read; Subject has it.
	ServerCommand Code = "server-command"
	// ServerEnded is a server that ended by itself; Details has its last words.
	ServerEnded Code = "server-ended"
	// NotOnServer is a post that the server does not show; Subject is the address
	// at which it was looked for.
	NotOnServer Code = "not-on-server"
	// NoBuild is a blog without a generator that could build it.
	NoBuild Code = "no-build"
	// BuildFailed is a build that failed or complained of a file; Path and Line
	// are where, or "" and 0; Subject is the generator's own line, or the command;
	// Details are its last words.
	BuildFailed Code = "build-failed"
)
