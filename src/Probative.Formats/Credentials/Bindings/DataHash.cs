using System.Security.Cryptography;
using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Validation;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// <c>c2pa.hash.data</c> (C2PA 2.2 sections 18.5 and 9.2.1): a hash over the file but for runs of bytes, of
/// which one is to be the manifest store.
/// </summary>
internal sealed class DataHash(CheckContext context, DeclaredAssertion binding, string? algorithm)
{
    public BindingResult Run(bool isUpdated)
    {
        if (binding.Content is not { Kind: CborKind.Map } content
            || content["hash"]?.Bytes is not { } expected
            || HashName.Find(content["alg"]?.Text ?? algorithm) is not { } name
            || Exclusions(content) is not { } exclusions)
        {
            context.Findings.Fail(
                StatusCodes.DataHashMalformed,
                binding.Uri,
                "The hash, its algorithm or the exclusions cannot be read.");
            return BindingResult.Checked;
        }

        if (isUpdated) exclusions = Updated(exclusions);
        var merged = RangeList.Merge(exclusions);
        var isMatch = (exclusions.Count == 0 || exclusions[^1].End <= context.Source.Length)
            && Compute(name, merged) is { } hash && hash.AsSpan().SequenceEqual(expected.Span);
        if (isMatch)
        {
            context.Findings.Pass(
                StatusCodes.DataHashMatch,
                binding.Uri,
                "The bytes of the file have the hash that was signed.");
        }
        else
        {
            context.Findings.Fail(
                StatusCodes.DataHashMismatch,
                binding.Uri,
                "The bytes of the file do not have the hash that was signed.");
        }

        var store = RangeList.Merge(context.Find.Ranges);
        var end = context.Source.Length;
        List<ByteRange> uncovered =
        [
            .. merged.SelectMany(range => RangeList.Without(range, store))
                .Where(range => range.Offset < end)
                .Select(range => new ByteRange(range.Offset, Math.Min(range.End, end) - range.Offset)),
        ];
        if (uncovered.Count > 0)
        {
            context.Findings.Note(
                StatusCodes.DataHashMoreExclusions,
                binding.Uri,
                "The hash leaves out bytes that are not the manifest store.");
        }

        return new BindingResult(true, uncovered);
    }

    /// <summary>The exclusions in their order; null when they overlap or are not in their form.</summary>
    private static List<ByteRange>? Exclusions(CborValue content)
    {
        var ranges = new List<ByteRange>();
        foreach (var item in content["exclusions"]?.Items ?? [])
        {
            if (item["start"]?.Integer is not (>= 0 and var start)
                || item["length"]?.Integer is not (>= 0 and var length)
                || length > long.MaxValue - start)
            {
                return null;
            }

            ranges.Add(new(start, length));
        }

        ranges.Sort((left, right) => left.Offset.CompareTo(right.Offset));
        for (var i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].Offset < ranges[i - 1].End) return null;
        }

        return ranges;
    }

    /// <summary>
    /// An update makes the store longer and leaves the hash as it was: the exclusion that begins at the store
    /// is as long as the store is now, and those behind it have moved (C2PA 2.2 section 15.12.1.1).
    /// </summary>
    private List<ByteRange> Updated(List<ByteRange> exclusions)
    {
        var store = RangeList.Merge(context.Find.Ranges);
        if (store.Count == 0) return exclusions;
        var at = exclusions.FindIndex(range => range.Offset == store[0].Offset);
        if (at < 0) return exclusions;
        var growth = store[0].LengthBytes - exclusions[at].LengthBytes;
        return [.. exclusions.Select((range, i) => i < at ? range
            : i == at ? store[0] : new ByteRange(Math.Max(0, range.Offset + growth), range.LengthBytes))];
    }

    private byte[]? Compute(HashAlgorithmName name, List<ByteRange> exclusions)
    {
        using var hash = new AssetHash(context.Source, name);
        var covered = RangeList.Without(new(0, context.Source.Length), exclusions);
        return covered.All(hash.Add) ? hash.Finish() : null;
    }
}
