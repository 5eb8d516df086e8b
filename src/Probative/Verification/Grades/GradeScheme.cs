namespace Probative.Verification.Grades;

/// <summary>A scheme of grades. Each of its scales is set by itself, and none follows from another.</summary>
public sealed record GradeScheme(string Name, IReadOnlyList<GradeScale> Scales);
