using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Dates;

/// <summary>Records until when cases and items are to be kept: the last date counts.</summary>
public sealed class Retainer(IVault vault) : ICommandHandler<SetRetention>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(SetRetention command, CancellationToken ct) =>
        Answer.StreamAsync(SetAsync(command, ct));

    private async Task<Answer> SetAsync(SetRetention command, CancellationToken ct)
    {
        List<Problem> problems = [];
        if (Reason.Check(command.Reason) is { } noReason) problems.Add(noReason);
        if (Edtf.Check(command.Until) is { } noDate) problems.Add(noDate);
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new TargetRoll(vault).FindAsync(command.What, command.Case, command.By, ct);
        if (found is not TargetFound.One(var target))
            return Answer.Refused(((TargetFound.Unclear)found).Problem);
        var set =
            new RetentionSet { Item = target.ItemId, Until = command.Until, Reason = command.Reason };
        return await KeepingAct.RecordAsync(vault, target, [set], ct);
    }
}
