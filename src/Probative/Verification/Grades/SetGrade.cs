using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Grades;

/// <summary>Grade a claim or a source on one scale.</summary>
public sealed record SetGrade : IActedCommand
{
    public string Name => "grade set";

    public required MemberId By { get; init; }

    /// <summary>`claim:ID` or `source:ID`, or the first four digits.</summary>
    public required string About { get; init; }

    /// <summary>The case to look in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>`admiralty`, or another scheme that the program has.</summary>
    public required string Scheme { get; init; }

    /// <summary>`source` or `information`: each is set by itself.</summary>
    public required string Scale { get; init; }

    /// <summary>A value of the scale, or `not judged`.</summary>
    public required string Grade { get; init; }

    /// <summary>The day that it is of, EDTF; null for today by the operator's clock.</summary>
    public string? Date { get; init; }

    public required string Reason { get; init; }
}
