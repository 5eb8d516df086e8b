using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Log;

/// <summary>
/// Tells the root of the log as it was: whoever holds a checkpoint of that size finds the same root in it, or
/// the record was changed since. No key signs it here: the checkpoints that were signed are on paper and with
/// those who kept them.
/// </summary>
public sealed class RootTeller(IVault vault) : ICommandHandler<ShowRoot>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ShowRoot command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Answer.StreamAsync(TellAsync(command, ct));
    }

    private async Task<Answer> TellAsync(ShowRoot command, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(null, command.By, ct);
        if (problem is not null) return Answer.Refused(problem);
        (var then, problem) = await KnownThen.FindAsync(vault, cases, command.AsOf, ct);
        if (then is null) return Answer.Refused(problem!);
        var (latest, _) = vault.Log.Latest();

        // What is appended meanwhile may not be under a checkpoint yet.
        var size = Math.Min((ulong)then.Size, latest.Size);
        return Answer.Done(new JsonObject
        {
            ["origin"] = latest.Origin,
            ["size"] = size,
            ["root"] = LogRoots.At(vault.Log, size)?.ToHex(),
            ["as_of"] = then.ToJson(),
        });
    }
}
