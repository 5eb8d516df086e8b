using Probative.Intake;
using Probative.Kernel.Facts;

namespace Probative.Reading.Corrections;

/// <summary>
/// Which fields can be corrected: what somebody *stated*. What the program measured or assigned (digests,
/// sizes, ids, times, actors, names of files) is as it is; a quote equals bytes of an item, and polarity is
/// what it says: a claim that was read wrongly is recorded anew. A case keeps its name, by which people and
/// packages know it, and `case review` moves its date.
/// </summary>
internal static class Correctable
{
    private static readonly string[] s_ofCase = ["purpose", "legal_basis"];
    private static readonly string[] s_ofClaim = ["speakers", "hedges"];

    /// <summary>The fields of a type of fact that can be corrected: none of most.</summary>
    public static IReadOnlyList<string> FieldsOf(string type) => type switch
    {
        nameof(CaseOpened) => s_ofCase,
        nameof(ItemReceived) => NamesOf(isOfAppearance: false),
        nameof(AppearanceRecorded) => NamesOf(isOfAppearance: true),
        nameof(ClaimRecorded) => s_ofClaim,
        _ => [],
    };

    /// <summary>True for a field that holds a list of texts.</summary>
    public static bool IsList(string field) => s_ofClaim.Contains(field);

    private static IReadOnlyList<string> NamesOf(bool isOfAppearance) =>
    [
        .. StatedField.All
            .Where(field => field.IsOfAppearance == isOfAppearance)
            .Select(field => field.Name),
    ];
}
