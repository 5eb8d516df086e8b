using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Verification.Grades;

/// <summary>Grades in the shape of docs/spec/json-output.md.</summary>
internal static class GradeShape
{
    public static JsonObject ToJson(GradeView grade, Standing standing) => new()
    {
        ["about"] = grade.About,
        ["case"] = standing.ToJson(),
        ["scheme"] = grade.Scheme,
        ["scale"] = grade.Scale,
        ["grade"] = grade.Grade,
        ["means"] = MeaningOf(grade),
        ["date"] = grade.Date,
        ["reason"] = grade.Reason,
        ["index"] = grade.FromIndex,
        ["number"] = grade.Number,
        ["replaced_at_index"] = grade.ToIndex,
        ["recorded_at"] = FactJson.Time(grade.RecordedAt),
        ["actor"] = grade.Actor,
    };

    /// <summary>Null for a scheme that this program does not have.</summary>
    private static string? MeaningOf(GradeView grade) => grade.Grade is { } value
        ? GradeSchemes.All.FirstOrDefault(scheme => scheme.Name == grade.Scheme)
            ?.Scales.FirstOrDefault(scale => scale.Name == grade.Scale)?.MeaningOf(value)
        : null;
}
