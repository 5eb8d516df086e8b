// Tlogcheck checks a tiled transparency log in a folder, and proofs of inclusion, with none of the product's
// code: the tree and the notes are those of golang.org/x/mod/sumdb, the file layout is read from C2SP
// tlog-tiles, tlog-checkpoint and tlog-proof.
//
//	tlogcheck log [-vkey FILE] [-checkpoint FILE] [-old CHECKPOINT]... FOLDER
//	tlogcheck proof -vkey FILE [-leaf FILE] PROOF...
//
// A key file holds one verifier key line, or several of the same name for a log whose key was changed.
// It exits with 0 if everything holds, with 1 if something is wrong, which it names, and with 2 on wrong use.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

type list []string

func (l *list) String() string { return strings.Join(*l, " ") }

func (l *list) Set(value string) error { *l = append(*l, value); return nil }

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	var err error
	switch os.Args[1] {
	case "log":
		err = runLog(os.Args[2:])
	case "proof":
		err = runProof(os.Args[2:])
	default:
		usage()
	}
	if err != nil {
		fmt.Println("tlogcheck:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: tlogcheck log [-vkey FILE] [-checkpoint FILE] [-old CHECKPOINT]... FOLDER")
	fmt.Fprintln(os.Stderr, "       tlogcheck proof -vkey FILE [-leaf FILE] PROOF...")
	os.Exit(2)
}

func runLog(args []string) error {
	flags := flag.NewFlagSet("log", flag.ExitOnError)
	vkey := flags.String("vkey", "", "file with the verifier keys; FOLDER/vkey if absent")
	current := flags.String("checkpoint", "", "the checkpoint; FOLDER/checkpoint if absent")
	var old list
	flags.Var(&old, "old", "an older checkpoint with which the log has to be consistent")
	flags.Parse(args)
	if flags.NArg() != 1 {
		usage()
	}
	folder := flags.Arg(0)
	keys, err := readKeys(orElse(*vkey, filepath.Join(folder, "vkey")))
	if err != nil {
		return err
	}
	head, err := readCheckpoint(orElse(*current, filepath.Join(folder, "checkpoint")), keys)
	if err != nil {
		return err
	}
	log, err := readEntries(folder, head.size)
	if err != nil {
		return err
	}
	if err := log.checkRoot(head); err != nil {
		return err
	}
	tiles, err := log.checkTiles()
	if err != nil {
		return err
	}
	for _, path := range old {
		earlier, err := readCheckpoint(path, keys)
		if err == nil {
			err = log.checkConsistency(earlier, head)
		}
		if err != nil {
			return fmt.Errorf("%s: %v", path, err)
		}
	}
	fmt.Printf("ok: %d entries, %d files, %d older checkpoints, %s\n", head.size, tiles, len(old), keys.name)
	return nil
}

func runProof(args []string) error {
	flags := flag.NewFlagSet("proof", flag.ExitOnError)
	vkey := flags.String("vkey", "", "file with the verifier keys")
	leaf := flags.String("leaf", "", "file with the leaf; if absent, the payload of the SD-JWT in the extra line")
	flags.Parse(args)
	if flags.NArg() == 0 || *vkey == "" || (*leaf != "" && flags.NArg() > 1) {
		usage()
	}
	keys, err := readKeys(*vkey)
	if err != nil {
		return err
	}
	for _, path := range flags.Args() {
		if err := checkProof(path, *leaf, keys); err != nil {
			return fmt.Errorf("%s: %v", path, err)
		}
	}
	fmt.Printf("ok: %d proofs, %s\n", flags.NArg(), keys.name)
	return nil
}

func orElse(value, other string) string {
	if value != "" {
		return value
	}
	return other
}
