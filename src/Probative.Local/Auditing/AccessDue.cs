using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Preservation.Dates;

namespace Probative.Local.Auditing;

/// <summary>
/// Adds to what is due that the access log holds entries of before the day from which they have to be kept.
/// </summary>
public sealed class AccessDue(LocalVault vault, ICommandHandler<ListDue> inner) : ICommandHandler<ListDue>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListDue command, [EnumeratorCancellation] CancellationToken ct)
    {
        if (vault.Access.OldestDay is { } oldest && oldest < vault.Access.KeptSince().Day)
        {
            yield return new CommandEvent.Noted(new Problem(
                "access-due",
                Path.Combine(Path.GetFullPath(vault.Directory), VaultPath.AccessDirectory),
                $"The access log has entries since {AccessFiles.Format(oldest)}, longer than they are to be "
                    + "kept.",
                "An auditor erases them: `probative access erase`."));
        }

        await foreach (var happened in inner.RunAsync(command, ct)) yield return happened;
    }
}
