using System.CommandLine;
using Probative.Examination;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`--only NAME`: fewer examinations than there are.</summary>
internal static class OnlyOption
{
    public static Option<string[]> Create() => new("--only")
    {
        Description = "Only this examination: identity, metadata, ... May be given several times.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>
    /// Leaves the chosen ones in the list; nothing chosen leaves all. What is wrong, or null.
    /// </summary>
    public static Problem? Choose(ref ExaminationList list, IReadOnlyList<string> only)
    {
        if (only.Count == 0) return null;
        var known = list.Names;
        if (only.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            return new Problem(
                "bad-value",
                null,
                $"There is no examination \"{unknown}\" on this machine.",
                $"There are: {string.Join(", ", known)}.");
        }

        list = list with { All = [.. list.All.Where(one => only.Contains(one.Name))] };
        return null;
    }
}
