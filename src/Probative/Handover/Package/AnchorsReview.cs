using System.Text;
using Probative.Formats.Containers;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Handover.Package;

/// <summary>
/// Holds the outside times in a package to docs/spec/package.md: the list and its files name each other, and
/// every note is of a beginning of the package's tree. The answers themselves were verified when they were
/// chosen, and are here by their digests.
/// </summary>
internal sealed class AnchorsReview(
    IFileSet files,
    Func<string, byte[]> read,
    IReadOnlyDictionary<string, Hash32> digests,
    Action<string, string, string> wrong)
{
    private const string Code = "anchor";

    public void Run(MultiProof proof)
    {
        var unnamed = files.Files.Select(file => file.Path)
            .Where(path => path.StartsWith(PackagePaths.AnchorFiles, StringComparison.Ordinal)).ToHashSet();
        if (files.TryFind(PackagePaths.Anchors, out _))
        {
            foreach (var line in Encoding.UTF8.GetString(read(PackagePaths.Anchors)).Split('\n')[..^1])
            {
                var paths = line.Split(' ').Skip(1).Select(name => PackagePaths.AnchorFiles + name).ToList();
                foreach (var path in paths) CheckName(path, unnamed);
                if (paths.Count > 0 && digests.ContainsKey(paths[0])) CheckNote(paths[0], proof);
            }
        }

        foreach (var path in unnamed) wrong(Code, path, $"{PackagePaths.Anchors} does not name it.");
    }

    private void CheckName(string path, HashSet<string> unnamed)
    {
        unnamed.Remove(path);
        if (!digests.TryGetValue(path, out var digest))
            wrong(Code, path, $"{PackagePaths.Anchors} names it; it is not there.");
        else if (!path.StartsWith(PackagePaths.AnchorFiles + digest.ToHex(), StringComparison.Ordinal))
            wrong(Code, path, "Its name is not its digest.");
    }

    private void CheckNote(string path, MultiProof proof)
    {
        if (!SignedNote.TryParse(read(path), out var note, out _)
            || !Checkpoint.TryParse(note.Text, out var checkpoint, out _)
            || proof.RootAt(checkpoint.Size) != checkpoint.Root)
        {
            wrong(Code, path, "It is not of a beginning of this log.");
        }
    }
}
