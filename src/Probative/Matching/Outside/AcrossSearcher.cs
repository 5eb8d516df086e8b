using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Preservation;

namespace Probative.Matching.Outside;

/// <summary>Finds in the member's other cases what shows, or sounds like, the same as an item.</summary>
/// <param name="vault">The vault, open for writing: an index needs room in it while the search lasts.</param>
/// <param name="rooms">Where indexes of candidates are.</param>
public sealed class AcrossSearcher(IVault vault, ICandidateRooms rooms) : ICommandHandler<SearchAcross>
{
    /// <summary>Said with every search.</summary>
    public const string Scope =
        "Only cases that you are a member of were searched, and nothing was recorded in any of them: whoever "
        + "is in one of them alone does not learn of the other by this.";

    public IAsyncEnumerable<CommandEvent> RunAsync(SearchAcross command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(SearchAcross command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var own))
        {
            tell.Refuse(Ending.WrongUsage, found.ToProblem(command.Item)!);
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var kept = (await new KeptPrints(vault).OfAsync(own.Id, new HashSet<ItemId>(), ct))
            .FirstOrDefault(one => one.Item == item.Id);
        var reader = new PrintReader(vault);
        var film = kept?.Print is { } print ? reader.Film(print) : null;
        var sound = kept?.Sound is { } heard ? reader.Sound(heard) : null;
        if (film is null && sound is null)
        {
            tell.Refuse(Ending.Refused, PrintProblems.None(item.Id));
            return;
        }

        var others = (await new CaseRoll(vault).OfAsync(command.By, ct))
            .Where(standing => standing.Id != own.Id).ToList();
        var search = new PrintSearch(
            vault, rooms, new OutsidePrints(film, sound), item.Name ?? item.Id.ToString(), tell);
        foreach (var standing in others) await search.AddAsync(standing, command.WithRestricted, ct);
        var count = search.TellRows(command.Limit);
        tell(new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = own.ToJson(),
            ["item"] = item.Id.ToString(),
            ["searched_cases"] = others.Count,
            ["searched_items"] = search.Searched,
            ["count"] = count,
            ["found"] = search.Found,
            ["scope"] = $"{Scope} {MatchShape.Scope}",
        }));
    }
}
