using System.Diagnostics;
using Probative.Kernel.Commands;

namespace Probative.Kernel.Members;

/// <summary>The answer to "which member is meant".</summary>
public abstract record MemberFound
{
    private MemberFound()
    {
    }

    public sealed record One(Member Member) : MemberFound;

    public sealed record None : MemberFound;

    public sealed record Several(IReadOnlyList<Member> Candidates) : MemberFound;

    /// <summary>What to tell the person, unless exactly one member was found.</summary>
    public Problem? ToProblem(string? wanted) => this switch
    {
        One => null,
        None => new Problem(
            "member-not-found",
            null,
            wanted is null ? "The vault has no member." : $"There is no member \"{wanted}\".",
            "`probative member list` shows the members; `probative member add NAME` adds one."),
        Several several when wanted is null => new Problem(
            "member-not-told",
            null,
            $"The vault has {several.Candidates.Count} members, and it was not said who acts.",
            "Give --as NAME, or set PROBATIVE_MEMBER."),
        Several several => new Problem(
            "member-ambiguous",
            null,
            $"\"{wanted}\" can be "
                + string.Join(", or ", several.Candidates.Select(found => $"{found.Id} ({found.Name})"))
                + ".",
            "Give the id, or more of its digits."),
        _ => throw new UnreachableException(),
    };
}
