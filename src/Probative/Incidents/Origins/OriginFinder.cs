using Probative.Kernel.Words;

namespace Probative.Incidents.Origins;

/// <summary>
/// Groups claims into origins: what one rule joins is one, and so is what is joined through others. How many
/// there are is an upper bound of how many are independent ("at most N"): two claims that nothing joins may
/// still go back to one. More claims of an origin never make it two.
/// </summary>
internal static class OriginFinder
{
    /// <summary>The origins in the order of their first claims.</summary>
    public static IReadOnlyList<Origin> Find(IReadOnlyList<Testimony> testimonies)
    {
        var joined = new Union(testimonies.Count);
        List<(int First, OriginBond Bond)> bonds = [];
        JoinEqual(one => one.Sha256?.ToHex(), OriginRule.SameItem);
        JoinEqual(one => one.Passage is { Length: > 0 } passage ? passage : null, OriginRule.SamePassage);
        JoinEqual(one => SpeakerKey(one.LastSpeaker), OriginRule.SameSpeaker);
        foreach (var (first, second, shared, shorter) in Copies(testimonies))
            Join(first, second, OriginRule.SameWording, shared, shorter);

        return
        [
            .. Enumerable.Range(0, testimonies.Count).GroupBy(joined.RootOf).Select(group => new Origin(
                [.. group.Select(at => testimonies[at].Claim)],
                [.. bonds.Where(bond => joined.RootOf(bond.First) == group.Key).Select(bond => bond.Bond)])),
        ];

        void JoinEqual(Func<Testimony, string?> key, OriginRule rule)
        {
            Dictionary<string, int> first = new(StringComparer.Ordinal);
            for (var i = 0; i < testimonies.Count; i++)
            {
                if (key(testimonies[i]) is not { } value || first.TryAdd(value, i)) continue;
                Join(first[value], i, rule);
            }
        }

        void Join(int first, int second, OriginRule rule, int? shared = null, int? of = null)
        {
            if (!joined.Join(first, second)) return;
            var bond = new OriginBond(testimonies[first].Claim, testimonies[second].Claim, rule, shared, of);
            bonds.Add((first, bond));
        }
    }

    /// <summary>
    /// The same words, folded as for a search. Null names nobody: two claims of which it is not known who
    /// spoke are not joined by that.
    /// </summary>
    public static string? SpeakerKey(string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker)) return null;
        var words = FoldedWords.Of(speaker);
        return words.Count > 0 ? string.Join(' ', words) : speaker.Trim();
    }

    /// <summary>
    /// Pairs whose surroundings are copies. Only texts that share a run of words meet, so that many claims in
    /// different words cost little.
    /// </summary>
    private static IEnumerable<(int First, int Second, int Shared, int Shorter)> Copies(
        IReadOnlyList<Testimony> testimonies)
    {
        Dictionary<string, List<int>> seen = new(StringComparer.Ordinal);
        var sizes = new int[testimonies.Count];
        for (var i = 0; i < testimonies.Count; i++)
        {
            if (testimonies[i].Surroundings is not { } text) continue;
            var shingles = Shingles.Of(text);
            sizes[i] = shingles.Count;
            SortedDictionary<int, int> shared = [];
            foreach (var shingle in shingles)
            {
                if (!seen.TryGetValue(shingle, out var earlier)) seen.Add(shingle, earlier = []);
                foreach (var other in earlier) shared[other] = shared.GetValueOrDefault(other) + 1;
                earlier.Add(i);
            }

            foreach (var (other, count) in shared)
            {
                var shorter = Math.Min(sizes[other], sizes[i]);
                if (Shingles.IsCopy(count, shorter)) yield return (other, i, count, shorter);
            }
        }
    }

    /// <summary>Sets that are joined; each has the smallest number in it as its root.</summary>
    private sealed class Union(int count)
    {
        private readonly int[] _parents = [.. Enumerable.Range(0, count)];

        public int RootOf(int at)
        {
            while (_parents[at] != at) at = _parents[at] = _parents[_parents[at]];
            return at;
        }

        /// <summary>False if they were one already.</summary>
        public bool Join(int first, int second)
        {
            var (one, other) = (RootOf(first), RootOf(second));
            if (one == other) return false;
            _parents[Math.Max(one, other)] = Math.Min(one, other);
            return true;
        }
    }
}
