namespace Probative.Ledger.Facts;

/// <summary>The disclosures of one SD-JWT, told apart by whether they belong to its leaf.</summary>
/// <param name="Opened">Those that open a digest of the leaf, in the order of <c>_sd</c>.</param>
/// <param name="Foreign">Those whose digest is not in the leaf, or whose digest or name came before.</param>
internal readonly record struct SdJwtDisclosures(Disclosure[] Opened, IReadOnlyList<Disclosure> Foreign)
{
    /// <summary>Tells them apart; <paramref name="misplaced"/> is the first that breaks the order, or
    /// -1.</summary>
    public static SdJwtDisclosures Sort(Leaf leaf, IReadOnlyList<Disclosure> read, out int misplaced)
    {
        var (opened, foreign) = (new List<Disclosure>(read.Count), new List<Disclosure>());
        var names = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<int>();
        var last = -1;
        misplaced = -1;
        for (var i = 0; i < read.Count; i++)
        {
            var place = leaf.IndexOf(read[i].Digest);
            if (place < 0 || !places.Add(place) || !names.Add(read[i].Name))
            {
                foreign.Add(read[i]);
                continue;
            }

            if (place < last && misplaced < 0)
            {
                misplaced = i;
            }

            last = place;
            opened.Add(read[i]);
        }

        return new SdJwtDisclosures([.. opened], foreign);
    }
}
