using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Ledger.Notes;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>Shows a restored vault the last published checkpoint, and tells what came of it.</summary>
public sealed class RestoreConfirmer(VaultRequest request) : ICommandHandler<ConfirmRestore>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ConfirmRestore command, CancellationToken ct) =>
        Answer.StreamAsync(ConfirmAsync(command, ct));

    private async Task<Answer> ConfirmAsync(ConfirmRestore command, CancellationToken ct)
    {
        if (RealPath.IsWithin(command.Checkpoint, request.Directory))
        {
            return Answer.Refused(new Problem(
                "checkpoint-inside-vault",
                command.Checkpoint,
                "It lies in the restored vault itself, and shows nothing of what came after the backup.",
                "Show a checkpoint from outside: of a package or receipt, a printed page, what this machine "
                    + "remembers, the old disk. If nobody has any, show a copy of this one."));
        }

        if (ReadNote(command.Checkpoint) is not { } note)
        {
            return Answer.Refused(new Problem(
                "checkpoint-unreadable",
                command.Checkpoint,
                "The file cannot be read.",
                "Name a file with a checkpoint: `ledger/checkpoint` in a package, or a receipt."));
        }

        var opening = await LocalVault.OpenForWritingAsync(request with { ShownCheckpoint = note }, ct);
        if (opening is OpeningOutcome.Refused(var refusal))
        {
            return new Answer(refusal.Ending, null, [new CommandEvent.Noted(refusal.Problem)]);
        }

        await using var vault = ((OpeningOutcome.Opened)opening).Vault;
        return Answer.Done(new JsonObject
        {
            ["vault"] = Path.GetFullPath(request.Directory),
            ["signs"] = true,
            ["checkpoint"] = Published.ToJson(vault),
        });
    }

    /// <summary>A note, or the one that a C2SP tlog-proof ends with.</summary>
    private static byte[]? ReadNote(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > SignedNote.LimitBytes) return null;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return TlogProof.TryParse(bytes, out var proof, out _) ? proof.Note.ToBytes() : bytes;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
