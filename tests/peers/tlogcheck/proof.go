package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// checkProof reads a C2SP tlog-proof, opens its checkpoint and runs its path from the leaf.
func checkProof(path, leafPath string, keys logKeys) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, signed, found := strings.Cut(string(data), "\n\n")
	if !found {
		return errors.New("no empty line before the checkpoint")
	}
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	lines = lines[1:]
	extra := ""
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		decoded, err := base64.StdEncoding.Strict().DecodeString(lines[0][len("extra "):])
		if err != nil {
			return fmt.Errorf("extra: %v", err)
		}
		extra, lines = string(decoded), lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return errors.New("no index line")
	}
	index, err := decimal(lines[0][len("index "):])
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		h, err := hash(line)
		if err != nil {
			return err
		}
		proof = append(proof, h)
	}
	tree, err := openCheckpoint([]byte(signed), keys)
	if err != nil {
		return err
	}
	if index >= tree.size {
		return fmt.Errorf("index %d is outside the tree of %d", index, tree.size)
	}
	leaf, err := leafOf(leafPath, extra)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.size, tree.root, index, tlog.RecordHash(leaf))
}

// leafOf reads the leaf from a file, or as the payload of the SD-JWT that a receipt carries.
func leafOf(path, extra string) ([]byte, error) {
	if path != "" {
		return os.ReadFile(path)
	}
	parts := strings.SplitN(extra, ".", 3)
	if len(parts) != 3 {
		return nil, errors.New("no leaf was given and the extra line holds no SD-JWT")
	}
	return base64.RawURLEncoding.Strict().DecodeString(parts[1])
}
