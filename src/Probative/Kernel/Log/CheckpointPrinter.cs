using System.Text;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Log;

/// <summary>
/// Writes the latest checkpoint as a page. Nothing is recorded: paper proves nothing by itself, but whoever
/// kept it can tell later whether the log still begins like that.
/// </summary>
/// <param name="vault">An open vault.</param>
/// <param name="outlet">Where the page goes.</param>
/// <param name="draw">Makes the page from the note's text and the key's fingerprint.</param>
public sealed class CheckpointPrinter(IVault vault, IOutlet outlet, Func<string, string, byte[]> draw)
    : ICommandHandler<PrintCheckpoint>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(PrintCheckpoint command, CancellationToken ct) =>
        Answer.StreamAsync(PrintAsync(command));

    private async Task<Answer> PrintAsync(PrintCheckpoint command)
    {
        if (outlet.Refusal(command.To) is { } problem) return Answer.Refused(problem);
        var text = Encoding.UTF8.GetString(vault.Log.Latest().Note);
        await outlet.WriteAsync(command.To, draw(text, vault.Log.Vkey.Fingerprint));
        var result = Published.ToJson(vault);
        result["text"] = text;
        result["printed"] = Path.GetFullPath(command.To);
        return Answer.Done(result);
    }
}
