using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>
/// What one line of <c>facts.txt</c> or <c>handover.txt</c> says, and what is wrong with it alone.
/// </summary>
internal sealed class FactLine
{
    private readonly List<(string Code, int At, string Message)> _faults = [];

    /// <summary>True for a leaf without anything opened.</summary>
    public required bool IsBare { get; init; }

    /// <summary>The leaf; null if the line holds none in its one form.</summary>
    public Leaf? Leaf { get; set; }

    /// <summary>The leaf hash; meaningful only with a leaf.</summary>
    public Hash32 LeafHash { get; set; }

    /// <summary>The opened fields, each with its own digest of the leaf, in the order of the line.</summary>
    public List<OpenedField> Opened { get; } = [];

    /// <summary>How many signatures were checked: 0 or 1.</summary>
    public int Signatures { get; set; }

    public IReadOnlyList<(string Code, int At, string Message)> Faults => _faults;

    /// <summary>The value of an opened field; null if it is not opened.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (OpenedField field in Opened)
            {
                if (field.Name == name) return field.Value;
            }

            return null;
        }
    }

    /// <summary>The digests that are not opened, in the order of <c>_sd</c>.</summary>
    public IEnumerable<Hash32> Unopened()
    {
        if (Leaf is not { } leaf) yield break;
        HashSet<int> places = [.. Opened.Select(field => field.Place)];
        for (var place = 0; place < leaf.Digests.Length; place++)
        {
            if (!places.Contains(place)) yield return leaf.Digests[place];
        }
    }

    public void Report(string code, int at, string message) => _faults.Add((code, at, message));
}
