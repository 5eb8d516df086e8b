using Probative.Check.Faults;
using Probative.Check.Reports;
using Probative.Formats.Containers;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>What the opened facts say about items, and the files that should be these items.</summary>
internal sealed class ReceivedItems(PackageFiles files, FaultList faults)
{
    // The size that facts state of a digest: null where none does, -1 where two differ or one is no number.
    private readonly Dictionary<Hash32, long?> _sizes = [];
    private bool _hasOtherText;

    /// <summary>How many files there are below <c>data/items/</c>.</summary>
    public long Count { get; private set; }

    /// <summary>Takes note of an opened <c>ItemReceived</c>.</summary>
    public void Take(FactLine fact)
    {
        if (fact["type"] is not JsonValue.Text { Value: "ItemReceived" } || fact["sha256"] is not { } value)
            return;
        if (value is not JsonValue.Text text || !Hash32.TryParseHex(text.Value, out Hash32 digest))
        {
            _hasOtherText = true;
            return;
        }

        long? size = fact["size_bytes"] switch
        {
            null => null,
            JsonValue.Number number => number.Value,
            _ => -1,
        };
        bool isKnown = _sizes.TryGetValue(digest, out long? before);
        _sizes[digest] = !isKnown || before is null
            || before == size ? size ?? before : size is null ? before : -1;
    }

    /// <summary>Compares the files with the facts; every file has to be hashed before.</summary>
    public void Compare(bool factsWereRead)
    {
        var present = new HashSet<Hash32>();
        foreach (FileEntry entry in files.Files.Files)
        {
            if (!entry.Path.StartsWith(PackagePaths.Items, StringComparison.Ordinal)) continue;
            Count++;
            if (!PackagePaths.TryItem(entry.Path, out Hash32 digest))
            {
                Unvouched(entry.Path, "Its name is not the digest of its bytes.");
                continue;
            }

            if (files.DigestOf(entry.Path) is { } found && found != digest)
                Unvouched(entry.Path, "Its name is not the digest of its bytes.");
            if (!present.Add(digest)) Unvouched(entry.Path, "Another file has the same digest.");
            bool isNamed = _sizes.TryGetValue(digest, out long? size);
            if (!isNamed && factsWereRead)
                Unvouched(entry.Path, "No opened fact says that this item was received.");
            if (size is { } stated && stated != entry.Length)
            {
                string length = Plain.Count(entry.Length, "byte");
                Unvouched(entry.Path, $"It has {length}, which is not what the facts say.");
            }
        }

        foreach (Hash32 digest in _sizes.Keys.Where(digest => !present.Contains(digest)))
            Missing(PackagePaths.Items + digest.ToHex());

        // What is no digest is no name of a file either.
        if (_hasOtherText) Missing(PackagePaths.Facts);
    }

    private void Unvouched(string path, string message) => faults.Add(Codes.ItemUnvouched, path, message);

    private void Missing(string path) => faults.Add(
        Codes.ItemMissing, path, "A fact says that an item was received, and it is not there.");
}
