using Probative.Ledger.Audit;
using Probative.Ledger.Notes;

namespace Probative.Local.Checking;

/// <summary>
/// Derives the published log anew from its own files, as a stranger would (`probative-check` runs the same
/// audit).
/// </summary>
internal static class LogCheck
{
    public static LogAuditReport Run(CheckScope scope, Checkpoint checkpoint, CancellationToken ct) =>
        LogAudit.Run(
            new LogFiles(scope.Fs),
            checkpoint,
            fault => Tell(scope, fault),
            scope.Lanes,
            done =>
            {
                ct.ThrowIfCancellationRequested();
                scope.Progress("log", (long)done, (long)checkpoint.Size);
            });

    private static void Tell(CheckScope scope, LogFault fault)
    {
        var code = CheckCode.Log with { Code = fault.Code };
        var path = $"{VaultPath.Log}/{fault.Path}";
        if (fault.Offset < 0) scope.Damaged(code, path, $"{fault.Message}");
        else scope.Damaged(code, path, $"Byte {fault.Offset}: {fault.Message}");
    }
}
