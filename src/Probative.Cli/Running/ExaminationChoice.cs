using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Running;

/// <summary>Fewer examinations than there are, by their names.</summary>
internal static class ExaminationChoice
{
    /// <summary>What is wrong with the names that were given, or null.</summary>
    public static Problem? Flaw(IReadOnlyList<string> only, bool isTriage)
    {
        var known = ExaminationSetup.Names(isTriage);
        var others = ExaminationSetup.Names(!isTriage).Except(known).ToList();
        if (only.FirstOrDefault(name => !known.Contains(name)) is not { } unknown) return null;
        var with = isTriage ? "without" : "with";
        return new Problem(
            "bad-value",
            null,
            others.Contains(unknown)
                ? $"The examination \"{unknown}\" is made {with} --triage alone."
                : $"There is no examination \"{unknown}\".",
            $"There are: {string.Join(", ", known)}; {with} --triage: {string.Join(", ", others)}.");
    }
}
