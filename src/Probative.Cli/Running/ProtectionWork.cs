using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Cli.Running;

/// <summary>
/// Runs what draws a new recovery code, and gets the code to paper, or into the result, this once.
/// </summary>
internal sealed class ProtectionWork(LocalVault vault)
    : ICommandHandler<ChangeProtection>, ICommandHandler<ChangeRecovery>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeProtection command, CancellationToken ct) =>
        RunAsync(command.Sheet, keep => new ProtectionChanger(vault, keep).RunAsync(command, ct), ct);

    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeRecovery command, CancellationToken ct) =>
        RunAsync(command.Sheet, keep => new ProtectionChanger(vault, keep).RunAsync(command, ct), ct);

    private async IAsyncEnumerable<CommandEvent> RunAsync(
        string? path,
        Func<Action<RecoveryCode>, IAsyncEnumerable<CommandEvent>> change,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var (sheet, unwritable) = RecoverySheet.Reserve(path);
        if (unwritable is not null)
        {
            foreach (var refused in Answer.Refused(unwritable).Events()) yield return refused;
            yield break;
        }

        using (sheet)
        {
            RecoveryCode? code = null;
            void Keep(RecoveryCode drawn)
            {
                code = drawn;
                sheet?.Write(drawn, vault.Directory, vault.Log.Vkey.Fingerprint);
            }

            await foreach (var happened in change(Keep).WithCancellation(ct))
            {
                if (happened is CommandEvent.Finished(_, JsonObject result))
                {
                    result["recovery_code"] = sheet is null ? code?.ToString() : null;
                    result["recovery_sheet"] = sheet?.Path;
                }

                yield return happened;
            }
        }
    }
}
