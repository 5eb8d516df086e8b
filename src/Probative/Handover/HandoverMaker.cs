using Probative.Handover.Package;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover;

/// <summary>Answers <see cref="MakeHandover"/>.</summary>
public sealed class HandoverMaker(IVault vault, IPackageSinks sinks) : ICommandHandler<MakeHandover>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(MakeHandover command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(MakeHandover command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        var problem = found.ToProblem(command.Case);
        if (found is CaseFound.One(var standing)
            && (problem = await HiddenDisclosure.CheckAsync(vault, command, standing, ct)) is null)
        {
            await new HandoverRun(vault, sinks, command, standing, tell).RunAsync(ct);
            return;
        }

        tell.Refuse(Ending.WrongUsage, problem!);
    }
}
