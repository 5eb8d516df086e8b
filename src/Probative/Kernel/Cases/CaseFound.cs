using System.Diagnostics;
using Probative.Kernel.Commands;

namespace Probative.Kernel.Cases;

/// <summary>
/// The answer to "which case is meant". A case that the member has not joined is a case that is not there.
/// </summary>
public abstract record CaseFound
{
    private CaseFound()
    {
    }

    public sealed record One(Standing Standing) : CaseFound;

    public sealed record None : CaseFound;

    public sealed record Several(IReadOnlyList<Standing> Candidates) : CaseFound;

    /// <summary>What to tell the person, unless exactly one case was found.</summary>
    public Problem? ToProblem(string wanted) => this switch
    {
        One => null,
        None => new Problem(
            "case-not-found",
            null,
            $"There is no case \"{wanted}\" that you are a member of.",
            "`probative case list` shows your cases."),
        Several several => new Problem(
            "case-ambiguous",
            null,
            $"\"{wanted}\" can be "
                + string.Join(", or ", several.Candidates.Select(found => $"{found.Id} ({found.Name})"))
                + ".",
            "Give the id, or more of its digits."),
        _ => throw new UnreachableException(),
    };
}
