using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Preservation;

/// <summary>Finds what a person names where a case and an item can both stand.</summary>
public sealed class TargetRoll(IVault vault)
{
    /// <param name="what">
    /// The name or id of a case, or an item as <see cref="ItemRoll"/> finds it; ids may be cut to four
    /// digits.
    /// </param>
    /// <param name="case">A case to look for the item in; null looks in every case of the member.</param>
    /// <param name="member">Who asks.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<TargetFound> FindAsync(
        string what, string? @case, MemberId member, CancellationToken ct)
    {
        // A name that a person gave goes before digits that happen to begin an id.
        var asCase = await new CaseRoll(vault).FindAsync(what, member, ct);
        if (asCase is CaseFound.One(var named) && (named.Name == what || Id.TryParse(what, out _)))
            return Of(new Target(named, null));

        var asItem = await new ItemRoll(vault).FindAsync(what, @case, member, ct);
        return (asItem, asCase) switch
        {
            (ItemFound.One, CaseFound.One) => Unclear(new Problem(
                "ambiguous",
                null,
                $"\"{what}\" begins the id of an item and of a case.",
                "Give more digits, or the case by its name.")),
            (ItemFound.One(var item, var standing), _) => Of(new Target(standing, item)),
            (ItemFound.None or ItemFound.Destroyed, CaseFound.One(var standing)) =>
                Of(new Target(standing, null)),
            (ItemFound.None, CaseFound.Several) => Unclear(asCase.ToProblem(what)!),
            (ItemFound.None, _) => Unclear(new Problem(
                "not-found",
                null,
                $"There is no item and no case \"{what}\" that you can see.",
                "Name a case, or give an item's id, its first four digits, or name:NAME.")),
            _ => Unclear(asItem.ToProblem(what)!),
        };
    }

    private static TargetFound.One Of(Target target) => new(target);

    private static TargetFound.Unclear Unclear(Problem problem) => new(problem);
}
