using Probative.Kernel.Casework;
using Probative.Kernel.Facts;

namespace Probative.Verification.Grades;

/// <summary>
/// Somebody grades a claim or a source, on one scale of one scheme. The next one on the same scale counts
/// from then on; both stay. A handover withholds it whole unless its reason is disclosed.
/// </summary>
public sealed record GradeSet : IFact
{
    /// <summary>A claim or a source.</summary>
    public required Reference About { get; init; }

    public required string Scheme { get; init; }
    public required string Scale { get; init; }

    /// <summary>A value of the scale, or <see cref="GradeSchemes.NotJudged"/>.</summary>
    public required string Grade { get; init; }

    /// <summary>The day that it is of, EDTF.</summary>
    public required string Date { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(GradeSet);

    public void Write(FactFields fields) => fields
        .Add("about", About.ToValue())
        .Add("scheme", Scheme)
        .Add("scale", Scale)
        .Add("grade", Grade)
        .Add("date", Date)
        .Add("reason", Reason);
}
