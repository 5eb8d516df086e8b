using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Matching.HashLists;

/// <summary>
/// Somebody gave a list of hashes, which is kept whole under its digest: what it says is theirs.
/// </summary>
public sealed record HashListImported : IFact
{
    public required HashListId List { get; init; }

    /// <summary>Who gave it.</summary>
    public required string From { get; init; }

    /// <summary>The word for how it is written.</summary>
    public required string Format { get; init; }

    public required Hash32 Sha256 { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>How many of its hashes could be read.</summary>
    public required long Entries { get; init; }

    /// <summary>How many of these have a quality under 50 and are not compared.</summary>
    public required long Poor { get; init; }

    /// <summary>How many entries are wrong and were left out.</summary>
    public required long Faults { get; init; }

    public string Type => nameof(HashListImported);

    public void Write(FactFields fields) => fields
        .Add("list", List.Value)
        .Add("from", From)
        .Add("format", Format)
        .Add("sha256", Sha256)
        .Add("size_bytes", SizeBytes)
        .Add("entries", Entries)
        .Add("poor", Poor)
        .Add("faults", Faults);
}
