package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// storedLog holds every hash of the tree, recomputed from the entries alone.
type storedLog struct {
	folder string
	size   int64
	hashes []tlog.Hash
}

func (l *storedLog) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(l.hashes)) {
			return nil, fmt.Errorf("the tree has no stored hash %d", index)
		}
		out[i] = l.hashes[index]
	}
	return out, nil
}

func readEntries(folder string, size int64) (*storedLog, error) {
	log := &storedLog{folder: folder}
	for log.size < size {
		width := size - log.size
		if width > 1<<height {
			width = 1 << height
		}
		entries, err := log.readBundle(tlog.Tile{H: height, L: 0, N: log.size >> height, W: int(width)})
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			hashes, err := tlog.StoredHashes(log.size, entry, log)
			if err != nil {
				return nil, err
			}
			log.hashes = append(log.hashes, hashes...)
			log.size++
		}
	}
	return log, nil
}

// readBundle returns as many entries as the tile is wide.
func (l *storedLog) readBundle(tile tlog.Tile) ([][]byte, error) {
	wanted := tile.W
	path := entriesPath(tile)
	data, err := os.ReadFile(filepath.Join(l.folder, path))
	if errors.Is(err, fs.ErrNotExist) && wanted < 1<<height {
		// A log may delete a partial bundle once the full one exists.
		tile.W = 1 << height
		path = entriesPath(tile)
		data, err = os.ReadFile(filepath.Join(l.folder, path))
	}
	if err != nil {
		return nil, err
	}
	entries, err := splitBundle(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %v", path, err)
	}
	if len(entries) != tile.W {
		return nil, fmt.Errorf("%s: %d entries instead of %d", path, len(entries), tile.W)
	}
	return entries[:wanted], nil
}

func splitBundle(data []byte) ([][]byte, error) {
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 {
			return nil, errors.New("bundle ends inside a length")
		}
		length := int(binary.BigEndian.Uint16(data))
		if len(data) < 2+length {
			return nil, errors.New("bundle ends inside an entry")
		}
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	return entries, nil
}

func (l *storedLog) checkRoot(head checkpoint) error {
	root, err := treeHash(head.size, l)
	if err != nil {
		return err
	}
	if root != head.root {
		return fmt.Errorf("the entries lead to root %s, the checkpoint signs %s", root, head.root)
	}
	return nil
}

// checkTiles compares every file below tile/ that the size covers with its recomputation, and asks for every
// file that the size needs. It returns how many files it saw.
func (l *storedLog) checkTiles() (int, error) {
	seen := map[string]bool{}
	root := filepath.Join(l.folder, "tile")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if l.size == 0 && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(l.folder, path)
		if err != nil {
			return err
		}
		seen[relative] = true
		return l.checkFile(relative)
	})
	if err != nil {
		return 0, err
	}
	for level := 0; l.size>>(height*level) > 0; level++ {
		count := l.size >> (height * level)
		for n := int64(0); n<<height < count; n++ {
			width := count - n<<height
			if width > 1<<height {
				width = 1 << height
			}
			tile := tlog.Tile{H: height, L: level, N: n, W: int(width)}
			if !seen[tilePath(tile)] && !seen[tilePath(tlog.Tile{H: height, L: level, N: n, W: 1 << height})] {
				return 0, fmt.Errorf("%s is missing", tilePath(tile))
			}
		}
	}
	return len(seen), nil
}

func (l *storedLog) checkFile(path string) error {
	data, err := os.ReadFile(filepath.Join(l.folder, path))
	if err != nil {
		return err
	}
	if strings.HasPrefix(path, "tile/entries/") {
		return l.checkBundle(path, data)
	}
	tile, err := parsePath(path)
	if err != nil {
		return err
	}
	if !l.covers(tile) {
		return nil // Written for a checkpoint that is yet to come.
	}
	want, err := tlog.ReadTileData(tile, l)
	if err != nil {
		return err
	}
	if !bytes.Equal(data, want) {
		return fmt.Errorf("%s is not what the entries hash to", path)
	}
	return nil
}

func (l *storedLog) checkBundle(path string, data []byte) error {
	tile, err := parsePath("tile/0/" + strings.TrimPrefix(path, "tile/entries/"))
	if err != nil {
		return err
	}
	if !l.covers(tile) {
		return nil
	}
	entries, err := splitBundle(data)
	if err != nil || len(entries) != tile.W {
		return fmt.Errorf("%s does not hold %d entries", path, tile.W)
	}
	for i, entry := range entries {
		index := tlog.StoredHashIndex(0, tile.N<<height+int64(i))
		if l.hashes[index] != tlog.RecordHash(entry) {
			return fmt.Errorf("%s: entry %d is not that of the tree", path, i)
		}
	}
	return nil
}

func (l *storedLog) covers(tile tlog.Tile) bool {
	return tile.N<<height+int64(tile.W) <= l.size>>(height*tile.L)
}

// checkConsistency checks the older root twice: against the entries, and by a proof.
func (l *storedLog) checkConsistency(old, head checkpoint) error {
	if old.size > head.size {
		return fmt.Errorf("size %d is larger than the log's %d", old.size, head.size)
	}
	root, err := treeHash(old.size, l)
	if err != nil {
		return err
	}
	if root != old.root {
		return fmt.Errorf("at size %d the entries lead to root %s, it signs %s", old.size, root, old.root)
	}
	if old.size == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(head.size, old.size, l)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, head.size, head.root, old.size, old.root)
}

func treeHash(size int64, reader tlog.HashReader) (tlog.Hash, error) {
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, reader)
}

// The tiles of x/mod name their height in the path, those of C2SP do not.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
}

func entriesPath(tile tlog.Tile) string {
	return "tile/entries/" + strings.TrimPrefix(tilePath(tile), "tile/0/")
}

func parsePath(path string) (tlog.Tile, error) {
	tile, err := tlog.ParseTilePath(fmt.Sprintf("tile/%d/", height) + strings.TrimPrefix(path, "tile/"))
	if err != nil || tile.L < 0 || tilePath(tile) != path {
		return tlog.Tile{}, fmt.Errorf("%s is no file of a log", path)
	}
	return tile, nil
}
