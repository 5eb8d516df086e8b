using Probative.Fingerprints.HashLists;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Matching;

namespace Probative.Handover.HashLists;

/// <summary>Of which items hashes are given out.</summary>
/// <param name="Prints">In the order of their numbers in the list.</param>
/// <param name="RestrictedLeftOut">How many are restricted.</param>
/// <param name="TermsLeftOut">How many others have conditions that bind, or no consent any more.</param>
internal sealed record ExportedChoice(
    IReadOnlyList<KeptPrint> Prints, int RestrictedLeftOut, int TermsLeftOut)
{
    /// <summary>Why nothing can be given out; null where something can.</summary>
    public Problem? Refusal(ItemId? only) => Prints.Count > 0 ? null
        : TermsLeftOut > 0
            ? new Problem(
                "on-terms",
                null,
                "What is there was given under conditions that bind, or without consent any more.",
                "Decide on its terms first: `probative condition list`, `probative due`.")
            : PrintProblems.None(only);

    public Task<IReadOnlyDictionary<ItemId, string?>> NamesAsync(
        IVault vault, Standing standing, CancellationToken ct) =>
        new MatchRoll(vault).NamesAsync(standing.Id, Prints.Select(kept => (ItemId?)kept.Item), ct);

    /// <summary>
    /// The hashes of whole frames, as other programs compute them. Frames are numbered as they are kept, two
    /// a second: which frames of the film they are is not known.
    /// </summary>
    /// <param name="vault">The vault.</param>
    /// <param name="names">What the items are called; null for numbers.</param>
    public (IReadOnlyList<HashListEntry> Entries, IReadOnlyList<ItemId> Unread) Read(
        IVault vault, IReadOnlyDictionary<ItemId, string?>? names)
    {
        var (entries, unread, reader) =
            (new List<HashListEntry>(), new List<ItemId>(), new PrintReader(vault));
        foreach (var (at, kept) in Prints.Index())
        {
            if (reader.Film(kept.Print!.Value) is not { } print)
            {
                unread.Add(kept.Item);
                continue;
            }

            var number = (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var called = names?.GetValueOrDefault(kept.Item) ?? number;
            entries.AddRange(print.Samples.Select((sample, frame) => new HashListEntry(
                sample.Hash.Hash, sample.Hash.Quality, frame, sample.TimeMilliseconds, called)));
        }

        return (entries, unread);
    }
}
