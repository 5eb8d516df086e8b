using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Log;

/// <summary>Tells the latest checkpoint as it stands on disk, and the key that signs it.</summary>
public sealed class CheckpointTeller(IVault vault)
    : ICommandHandler<ShowCheckpoint>, ICommandHandler<ShowVkey>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ShowCheckpoint command, CancellationToken ct)
    {
        var result = Published.ToJson(vault);
        result["text"] = Encoding.UTF8.GetString(vault.Log.Latest().Note);
        return Answer.StreamAsync(Task.FromResult(Answer.Done(result)));
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowVkey command, CancellationToken ct)
    {
        var vkey = vault.Log.Vkey;
        return Answer.StreamAsync(Task.FromResult(Answer.Done(
            new JsonObject { ["vkey"] = vkey.Line, ["fingerprint"] = vkey.Fingerprint })));
    }
}
