using Probative.Kernel.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// Which field of which fact a correction is about: what is withheld there is withheld in the correction too,
/// for it says the same.
/// </summary>
internal readonly record struct Correction(long Number, string Field)
{
    /// <summary>Null if the fact is none, or does not tell any more.</summary>
    public static Correction? TryOf(RecordedFact fact) =>
        fact.Type == nameof(FieldCorrected)
        && fact.Fields.Count("corrects") is { } number
        && fact.Fields.Text("field") is { } field
            ? new Correction(number, field)
            : null;

    /// <summary>True for the fields that hold the old value or the new one.</summary>
    public static bool IsValue(string field) => field is "was" or "value";

    /// <summary>What a field means: in a correction the values are those of the corrected field.</summary>
    public static string MeaningOf(RecordedFact fact, string field) =>
        IsValue(field) && TryOf(fact) is { } correction ? correction.Field : field;
}
