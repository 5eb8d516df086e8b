namespace Probative.Formats.BagIt;

/// <summary>A file that at least one manifest lists, with its checksum in each.</summary>
internal sealed class ListedFile(string path, bool isThere)
{
    /// <summary>The path: the real one when the file is there, else the one in the manifest.</summary>
    public string Path { get; } = path;

    public bool IsThere { get; } = isThere;

    /// <summary>
    /// By the place of the algorithm in <see cref="ChecksumAlgorithm.All"/>; null where none is listed.
    /// </summary>
    public byte[]?[] Digests { get; } = new byte[]?[ChecksumAlgorithm.All.Count];

    /// <summary>True when both list the same checksum by at least one algorithm and no other one.</summary>
    public bool AgreesWith(ListedFile other)
    {
        var agreed = false;
        for (var i = 0; i < Digests.Length; i++)
        {
            if (Digests[i] is not { } mine || other.Digests[i] is not { } theirs) continue;
            if (!mine.AsSpan().SequenceEqual(theirs)) return false;
            agreed = true;
        }

        return agreed;
    }
}
