using Probative.Kernel.Commands;

namespace Probative.Examination;

/// <summary>
/// The examinations that this machine can make, in the order in which they are made, and those that it
/// cannot.
/// </summary>
/// <param name="All">Identity first: it costs nearly nothing and says what follows.</param>
/// <param name="Missing">
/// Programs that are not there, each told once; their examinations are not made.
/// </param>
public sealed record ExaminationList(IReadOnlyList<IExamination> All, IReadOnlyList<Problem> Missing)
{
    /// <summary>The names that were asked for; null when nothing was left out.</summary>
    public IReadOnlySet<string>? Asked { get; init; }
}
