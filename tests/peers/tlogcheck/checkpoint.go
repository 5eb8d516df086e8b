package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	size int64
	root tlog.Hash
}

// logKeys are the keys that one log has signed with.
type logKeys struct {
	name      string
	verifiers note.Verifiers
}

func readKeys(path string) (logKeys, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return logKeys{}, err
	}
	var keys logKeys
	var list []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		verifier, err := note.NewVerifier(line)
		if err != nil {
			return logKeys{}, fmt.Errorf("%s: %v", path, err)
		}
		if keys.name != "" && keys.name != verifier.Name() {
			return logKeys{}, fmt.Errorf("%s: the keys have different names", path)
		}
		keys.name = verifier.Name()
		list = append(list, verifier)
	}
	keys.verifiers = note.VerifierList(list...)
	return keys, nil
}

func readCheckpoint(path string, keys logKeys) (checkpoint, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return checkpoint{}, err
	}
	head, err := openCheckpoint(data, keys)
	if err != nil {
		return checkpoint{}, fmt.Errorf("%s: %v", path, err)
	}
	return head, nil
}

// openCheckpoint verifies the note and reads its text as C2SP tlog-checkpoint has it. The origin has to be the
// name of the key: a log signs under its own name.
func openCheckpoint(data []byte, keys logKeys) (checkpoint, error) {
	opened, err := note.Open(data, keys.verifiers)
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[len(lines)-1] != "" {
		return checkpoint{}, errors.New("checkpoint has too few lines")
	}
	for _, line := range lines[:len(lines)-1] {
		if line == "" {
			return checkpoint{}, errors.New("checkpoint has an empty line")
		}
	}
	if lines[0] != keys.name {
		return checkpoint{}, fmt.Errorf("checkpoint is of %q, the key of %q", lines[0], keys.name)
	}
	size, err := decimal(lines[1])
	if err != nil {
		return checkpoint{}, err
	}
	root, err := hash(lines[2])
	return checkpoint{size, root}, err
}

func decimal(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != text {
		return 0, fmt.Errorf("not a decimal: %q", text)
	}
	return n, nil
}

func hash(text string) (tlog.Hash, error) {
	h, err := tlog.ParseHash(text)
	if err != nil || h.String() != text {
		return tlog.Hash{}, fmt.Errorf("not the base64 of a hash: %q", text)
	}
	return h, nil
}
