using System.Security.Cryptography;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Validation;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// <c>c2pa.hash.bmff</c> (C2PA 2.2 sections 18.6 and 9.2.3): a hash over the file but for boxes that paths
/// name. From the second version on, each box at the top that is not left out whole has its offset hashed
/// before it, so that boxes cannot be moved. The media may be under trees of hashes of their own.
/// </summary>
internal sealed class BmffHash(CheckContext context, DeclaredAssertion binding, string? algorithm)
{
    private const int ExclusionsMost = 200;
    private const int RangesMost = 200_000;

    private readonly IReadOnlyList<BmffBox> _top =
        BmffBox.Within(context.Source, 0, context.Source.Length, out _);

    public BindingResult Run()
    {
        var content = binding.Content;
        if (content is not { Kind: CborKind.Map } || Exclusions(content) is not { } exclusions
            || HashName.Find(content["alg"]?.Text ?? algorithm) is not { } name
            || (content["hash"]?.Bytes is null && content["merkle"]?.Kind != CborKind.Array))
        {
            context.Findings.Fail(
                StatusCodes.BmffHashMalformed,
                binding.Uri,
                "The hash, its algorithm or the exclusions cannot be read.");
            return BindingResult.Checked;
        }

        var ranges = new List<ByteRange>();
        var wholes = new HashSet<long>();
        if (!Apply(exclusions, ranges, wholes))
        {
            context.Findings.Note(
                StatusCodes.BindingUnchecked,
                binding.Uri,
                "The paths name more boxes than are looked at here.");
            return BindingResult.Unchecked;
        }

        var merged = RangeList.Merge(ranges);
        var trees = new MerkleTrees(context.Source, _top, content["merkle"], name).Run();
        var isHashed = content["hash"]?.Bytes is not { } expected
            || (Compute(name, merged, wholes) is { } hash && hash.AsSpan().SequenceEqual(expected.Span));
        Tell(isHashed && trees != MerkleOutcome.Mismatch, trees == MerkleOutcome.Unchecked);
        var covered = trees == MerkleOutcome.Match ? MerkleTrees.Covered(_top) : [];
        var known = RangeList.Merge([.. context.Find.Ranges, .. context.Find.ProofBoxes, .. covered]);
        List<ByteRange> uncovered = [.. merged.SelectMany(range => RangeList.Without(range, known))];
        var usual = RangeList.Merge(
            _top.Where(IsUsual).Select(box => new ByteRange(box.Offset, box.LengthBytes)));
        if (uncovered.Any(range => RangeList.Without(range, usual).Count > 0))
        {
            context.Findings.Note(
                StatusCodes.BmffHashMoreExclusions,
                binding.Uri,
                "The hash leaves out more than the boxes that it always leaves out.");
        }

        return new BindingResult(trees != MerkleOutcome.Unchecked, uncovered);
    }

    /// <summary>What the standard has every hash leave out, beside the store.</summary>
    private static bool IsUsual(BmffBox box) => box.Type is "ftyp" or "mfra";

    private void Tell(bool isMatch, bool isUnchecked)
    {
        if (!isMatch)
        {
            context.Findings.Fail(
                StatusCodes.BmffHashMismatch,
                binding.Uri,
                "The boxes of the file do not have the hash that was signed.");
        }
        else if (isUnchecked)
        {
            context.Findings.Note(
                StatusCodes.BindingUnchecked,
                binding.Uri,
                "The media is under a tree of hashes over fragments, which is not checked here.");
        }
        else
        {
            context.Findings.Pass(
                StatusCodes.BmffHashMatch,
                binding.Uri,
                "The boxes of the file have the hash that was signed.");
        }
    }

    private static List<BmffExclusion>? Exclusions(CborValue content)
    {
        var items = content["exclusions"]?.Items ?? [];
        if (items.Count > ExclusionsMost) return null;
        var exclusions = items.Select(BmffExclusion.Read).OfType<BmffExclusion>().ToList();
        return exclusions.Count == items.Count ? exclusions : null;
    }

    private bool Apply(List<BmffExclusion> exclusions, List<ByteRange> ranges, HashSet<long> wholes)
    {
        var places = new BmffPlace(context.Source, _top);
        foreach (var exclusion in exclusions)
        {
            foreach (var box in places.Find(exclusion.Path))
            {
                foreach (var range in exclusion.Of(context.Source, box))
                {
                    ranges.Add(range);
                    if (range == new ByteRange(box.Offset, box.LengthBytes)) wholes.Add(box.Offset);
                }

                if (ranges.Count > RangesMost) return false;
            }
        }

        return !places.IsTruncated;
    }

    private byte[]? Compute(HashAlgorithmName name, List<ByteRange> excluded, HashSet<long> wholes)
    {
        using var hash = new AssetHash(context.Source, name);
        var hasOffsets = binding.Kind != "c2pa.hash.bmff";
        foreach (var box in _top)
        {
            if (hasOffsets && !wholes.Contains(box.Offset)) hash.Add(box.Offset);
            if (!RangeList.Without(new(box.Offset, box.LengthBytes), excluded).All(hash.Add)) return null;
        }

        // What follows the last box is no box, and is hashed as it stands.
        var end = _top.Count > 0 ? _top[^1].End : 0;
        var rest = new ByteRange(end, context.Source.Length - end);
        return RangeList.Without(rest, excluded).All(hash.Add) ? hash.Finish() : null;
    }
}
