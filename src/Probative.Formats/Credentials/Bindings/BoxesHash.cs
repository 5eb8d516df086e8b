using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Validation;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// <c>c2pa.hash.boxes</c> (C2PA 2.2 sections 18.7 and 9.2.2): hashes over runs of named parts of the file, in
/// the order of the file and without a gap; one entry stands for the manifest store and has no hash.
/// </summary>
internal sealed class BoxesHash(CheckContext context, DeclaredAssertion binding, string? algorithm)
{
    private const string StoreName = "C2PA";

    public BindingResult Run()
    {
        if (!FileParts.Knows(context.Find.Carrier))
        {
            context.Findings.Note(
                StatusCodes.BindingUnchecked,
                binding.Uri,
                "Parts of a file of this kind are not told apart here.");
            return BindingResult.Unchecked;
        }

        if (binding.Content?["boxes"] is not { Kind: CborKind.Array, Items: { Count: > 0 } boxes })
        {
            context.Findings.Fail(
                StatusCodes.BoxesHashMalformed, binding.Uri, "The list of parts cannot be read.");
            return BindingResult.Checked;
        }

        if (FileParts.Of(context.Source, context.Find) is not { } parts)
        {
            context.Findings.Fail(
                StatusCodes.BoxesHashMismatch, binding.Uri, "The file cannot be told into its parts.");
            return BindingResult.Checked;
        }

        var uncovered = new List<ByteRange>();
        var next = 0;
        foreach (var entry in boxes)
        {
            if (Take(entry, parts, ref next, uncovered) is not { } code) continue;
            context.Findings.Fail(code, binding.Uri, "A part of the file is not what was signed.");
            return BindingResult.Checked;
        }

        if (next < parts.Count)
        {
            context.Findings.Fail(
                StatusCodes.BoxesHashUnknownBox, binding.Uri, "The file has parts that no entry speaks of.");
            return BindingResult.Checked;
        }

        context.Findings.Pass(
            StatusCodes.BoxesHashMatch,
            binding.Uri,
            "The parts of the file have the hashes that were signed.");
        if (uncovered.Count > 0)
        {
            context.Findings.Note(
                StatusCodes.BoxesHashMoreExclusions,
                binding.Uri,
                "Parts of the file are left out by their entries.");
        }

        return new BindingResult(true, uncovered);
    }

    /// <summary>
    /// Holds one entry against the parts that follow; gives the code of a failure, or null.
    /// </summary>
    private string? Take(CborValue entry, List<FilePart> parts, ref int next, List<ByteRange> uncovered)
    {
        var names = entry["names"]?.Items ?? [];
        if (names.Count == 0) return StatusCodes.BoxesHashMalformed;
        var first = next;
        foreach (var name in names)
        {
            if (next >= parts.Count) return StatusCodes.BoxesHashMismatch;
            if (parts[next].Name != name.Text) return StatusCodes.BoxesHashUnknownBox;
            next++;
        }

        if (names is [{ Text: StoreName }]) return null;
        var start = parts[first].Offset;
        var end = next < parts.Count ? parts[next].Offset : context.Source.Length;
        var range = new ByteRange(start, end - start);
        if (entry["excluded"]?.Boolean == true)
        {
            uncovered.Add(range);
            return null;
        }

        if (entry["hash"]?.Bytes is not { } expected
            || HashName.Find(entry["alg"]?.Text ?? binding.Content?["alg"]?.Text ?? algorithm)
                is not { } used)
        {
            return StatusCodes.BoxesHashMalformed;
        }

        using var hash = new AssetHash(context.Source, used);
        return hash.Add(range) && hash.Finish().AsSpan().SequenceEqual(expected.Span)
            ? null
            : StatusCodes.BoxesHashMismatch;
    }
}
