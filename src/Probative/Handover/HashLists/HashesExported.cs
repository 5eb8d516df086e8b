using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.HashLists;

/// <summary>
/// Hashes of items are given to somebody. It is recorded before the file is made: there is no file that the
/// record does not name.
/// </summary>
public sealed record HashesExported : IFact
{
    /// <summary>For whom.</summary>
    public required string For { get; init; }

    public required string Reason { get; init; }

    /// <summary>The word for how the file is written.</summary>
    public required string Format { get; init; }

    /// <summary>Of the file.</summary>
    public required Hash32 Sha256 { get; init; }

    /// <summary>How many hashes are in it.</summary>
    public required long Entries { get; init; }

    /// <summary>Whether the names of the items stand in it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>In the order of their numbers in the file, from 1.</summary>
    public required IReadOnlyList<ItemId> Items { get; init; }

    public string Type => nameof(HashesExported);

    public void Write(FactFields fields) => fields
        .Add("for", For)
        .Add("reason", Reason)
        .Add("format", Format)
        .Add("sha256", Sha256)
        .Add("entries", Entries)
        .Add("with_names", JsonValue.FromBoolean(WithNames))
        .Add("items", Items.Select(item => item.ToString()));
}
