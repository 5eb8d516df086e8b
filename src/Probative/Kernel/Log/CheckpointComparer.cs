using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger.Notes;

namespace Probative.Kernel.Log;

/// <summary>
/// Compares by the root alone: whoever holds a checkpoint knows where it is from. Whether the present key of
/// the log signed it is told beside that.
/// </summary>
public sealed class CheckpointComparer(IVault vault) : ICommandHandler<CompareCheckpoint>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(CompareCheckpoint command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Answer.StreamAsync(Task.FromResult(Compare(command.Note)));
    }

    private Answer Compare(string text)
    {
        var whole = text.ReplaceLineEndings("\n").Trim() + "\n";
        if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(whole), out var note, out var damage)
            || !Checkpoint.TryParse(note.Text, out var earlier, out damage))
        {
            return Answer.Refused(new Problem(
                "not-a-checkpoint",
                null,
                $"The text is no signed checkpoint: {damage}",
                "Give all of it: the name of the log, the size, the root, an empty line, the signature."));
        }

        var (now, _) = vault.Log.Latest();
        if (earlier.Origin != now.Origin)
        {
            return Answer.Refused(new Problem(
                "another-log",
                null,
                $"The checkpoint is of the log {earlier.Origin}; this vault's is {now.Origin}.",
                "Compare it with the vault that it came from."));
        }

        var root = LogRoots.At(vault.Log, earlier.Size);
        var isSame = root == earlier.Root;
        var result = new JsonObject
        {
            ["earlier_size"] = earlier.Size,
            ["size"] = now.Size,
            ["is_beginning"] = isSame,
            ["signed_by_present_key"] = note.Open(vault.Log.Vkey) is NoteOutcome.Opened,
        };
        return isSame
            ? Answer.Done(result)
            : new Answer(
                Ending.DamageFound, result, [new CommandEvent.Noted(Differs(earlier, now, root is null))]);
    }

    private static Problem Differs(Checkpoint earlier, Checkpoint now, bool isLonger) => new(
        isLonger ? "log-shorter" : "log-differs",
        null,
        isLonger
            ? $"The checkpoint covers {Text(earlier.Size)} facts; this log has {Text(now.Size)}: it is an "
                + "older copy."
            : $"The first {Text(earlier.Size)} facts of this log are not those that the checkpoint covers.",
        "Keep both as they are, and ask who holds other checkpoints of this log. Record nothing more here.");

    private static string Text(ulong size) => size.ToString(CultureInfo.InvariantCulture);
}
