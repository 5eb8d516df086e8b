using Probative.Kernel.Casework;

namespace Probative.Verification.Grades;

/// <summary>One scale of a scheme.</summary>
/// <param name="Name">As facts have it.</param>
/// <param name="Of">What is graded on it.</param>
/// <param name="Grades">Each value, and what it means.</param>
public sealed record GradeScale(
    string Name, IReadOnlyList<NodeKind> Of, IReadOnlyDictionary<string, string> Grades)
{
    /// <summary>What a grade means; null for one that is not on this scale.</summary>
    public string? MeaningOf(string grade) =>
        grade == GradeSchemes.NotJudged ? GradeSchemes.NotJudged : Grades.GetValueOrDefault(grade);
}
