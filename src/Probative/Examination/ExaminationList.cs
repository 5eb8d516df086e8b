using Probative.Formats.Types;
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

    /// <summary>
    /// What there would be if nothing had been left out; null where nothing was. Programs are asked by it.
    /// </summary>
    public Func<Task<ExaminationList>>? Whole { get; init; }

    /// <summary>
    /// Which of what was asked for has nothing to read in any of these, and what does; null where all have.
    /// </summary>
    public async Task<Problem?> NotApplicableAsync(
        IReadOnlyCollection<TypeReport> types, string? path, string what)
    {
        if (Whole is null || types.Count == 0) return null;
        var applied = NamesFor(types);
        var idle = All.Select(one => one.Name).Distinct().Except(applied).ToList();
        if (idle.Count == 0) return null;
        var names = string.Join(", ", idle.Select(name => $"`{name}`"));
        return new Problem(
            "only-not-applicable",
            path,
            $"{names} {(idle.Count == 1 ? "reads" : "read")} nothing in {what}.",
            $"These do: {string.Join(", ", (await Whole()).NamesFor(types))}.");
    }

    private List<string> NamesFor(IReadOnlyCollection<TypeReport> types) =>
        [.. All.Where(one => types.Any(one.AppliesTo)).Select(one => one.Name).Distinct()];
}
