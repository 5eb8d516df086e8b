using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Cases;

/// <summary>Lists the cases of a member; cases of others are neither shown nor counted.</summary>
public sealed class CaseLister(IVault vault) : ICommandHandler<ListCases>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListCases command, [EnumeratorCancellation] CancellationToken ct)
    {
        var own = await new CaseRoll(vault).OfAsync(command.By, ct);
        await using var db = vault.Views.OpenCases();
        foreach (var standing in own)
        {
            var row = await db.Cases.Current().FirstAsync(row => row.Id == standing.Id, ct);
            yield return new CommandEvent.Row(CaseShape.ToJson(standing, row));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = own.Count });
    }
}
