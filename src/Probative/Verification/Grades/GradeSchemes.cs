using System.Text.Json;
using Probative.Kernel.Casework;

namespace Probative.Verification.Grades;

/// <summary>
/// The schemes that grades are given in: data, not code. A scale has words and no numbers to work with, so
/// that nothing can average, multiply or sort by it (invariant 5).
/// </summary>
public static class GradeSchemes
{
    /// <summary>What holds until somebody graded, and again when somebody says so.</summary>
    public const string NotJudged = "not judged";

    public static IReadOnlyList<GradeScheme> All { get; } = Read();

    private static GradeScheme[] Read()
    {
        using var stream = typeof(GradeSchemes).Assembly.GetManifestResourceStream("grade-schemes.json")
            ?? throw new InvalidOperationException("The schemes of grades are not embedded.");
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.EnumerateArray().Select(scheme => new GradeScheme(
                scheme.GetProperty("name").GetString()!,
                [.. scheme.GetProperty("scales").EnumerateArray().Select(ReadScale)])),
        ];
    }

    private static GradeScale ReadScale(JsonElement scale) => new(
        scale.GetProperty("name").GetString()!,
        [.. scale.GetProperty("of").EnumerateArray().Select(of => Reference.KindOf(of.GetString()!)!.Value)],
        scale.GetProperty("grades").EnumerateObject().ToDictionary(
            grade => grade.Name, grade => grade.Value.GetString()!));
}
