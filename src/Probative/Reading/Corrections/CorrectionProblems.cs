using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;

namespace Probative.Reading.Corrections;

/// <summary>What a person is told when something cannot be corrected as asked.</summary>
internal static class CorrectionProblems
{
    public static Problem NoFact(long index) => new(
        "fact-not-found",
        null,
        string.Create(
            CultureInfo.InvariantCulture, $"There is no fact with the log index {index} in your cases."),
        "`probative log --case CASE` shows the indices.");

    public static Problem NotCorrectable(RecordedFact fact, string field) => new(
        "not-correctable",
        null,
        $"The field \"{field}\" of a fact {fact.Type} is not one that can be corrected.",
        Correctable.FieldsOf(fact.Type) is { Count: > 0 } fields
            ? $"Of this fact these can: {string.Join(", ", fields)}. What was measured or assigned stands."
            : "What was stated of a receipt, an appearance, a claim or a case can be corrected.");

    public static Problem OtherField(string field) => new(
        "not-correctable",
        null,
        $"The correction is one of the field \"{field}\".",
        "Name that field, or give the index of the fact that it corrects.");

    public static Problem Destroyed(string field) => new(
        "field-destroyed",
        null,
        $"The field \"{field}\" of this fact was destroyed: nothing can be put in its place.",
        "`probative show fact:INDEX` shows what of the fact still opens.");

    public static Problem OneValue(string field) => new(
        "bad-value",
        null,
        $"The field \"{field}\" holds one text.",
        "Give it in quotes, or \"not stated\".");

    public static Problem Same(string field) => new(
        "nothing-to-correct",
        null,
        $"The field \"{field}\" says just that already.",
        "There is nothing to do.");
}
