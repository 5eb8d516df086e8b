using System.CommandLine;
using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`--only NAME`: fewer examinations than there are.</summary>
internal static class OnlyOption
{
    public static Option<string[]> Create() => new("--only")
    {
        Description = "Only this examination: identity, metadata, viewing copy, ... May be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>What is wrong with the words that were given, or null.</summary>
    public static Problem? Refusal(IReadOnlyList<string> only, bool isTriage)
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
