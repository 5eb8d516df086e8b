using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Kernel.Vault;

namespace Probative.Matching.Outside;

/// <summary>Finds items that show, or sound like, the same as a file that is not in the vault.</summary>
/// <param name="vault">The vault, open for writing: an index needs room in it while the search lasts.</param>
/// <param name="sandbox">Where programs run.</param>
/// <param name="rooms">Where indexes of candidates are.</param>
public sealed class OutsideSearcher(IVault vault, ISandbox sandbox, ICandidateRooms rooms)
    : ICommandHandler<SearchOutside>
{
    /// <summary>Said with every search.</summary>
    public const string Scope =
        "Nothing of the file is kept; the access log has that you searched. That nothing was found does not "
        + "show that there is no copy: what was not examined, and cases of others, were not searched.";

    public IAsyncEnumerable<CommandEvent> RunAsync(SearchOutside command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(SearchOutside command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (cases, refusal) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (refusal is not null)
        {
            tell.Refuse(Ending.WrongUsage, refusal);
            return;
        }

        var (prints, problem) = await OutsidePrints.MakeAsync(sandbox, command.File, ct);
        if (prints is null)
        {
            tell.Refuse(Ending.Refused, problem!);
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var name = Path.GetFileName(command.File);
        var search = new PrintSearch(vault, rooms, prints, name, tell);
        foreach (var standing in cases) await search.AddAsync(standing, command.WithRestricted, ct);
        var count = search.TellRows(command.Limit);
        tell(new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["file"] = name,
            ["sha256"] = ItemExaminer.DigestOf(command.File, ct)?.ToHex(),
            ["has_pictures"] = prints.Film is not null,
            ["has_sound"] = prints.Sound is not null,
            ["searched_items"] = search.Searched,
            ["count"] = count,
            ["found"] = search.Found,
            ["scope"] = $"{Scope} {MatchShape.Scope}",
        }));
    }
}
