using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Kernel.Log;

/// <summary>
/// Makes proofs from the published log. They hold hashes alone, which everybody who has the folder `log/`
/// could compute: nothing here needs membership.
/// </summary>
public sealed class Prover(IVault vault) : ICommandHandler<ProveInclusion>, ICommandHandler<ProveConsistency>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ProveInclusion command, CancellationToken ct) =>
        Answer.StreamAsync(Task.FromResult(ProveInclusion(command.Index)));

    public IAsyncEnumerable<CommandEvent> RunAsync(ProveConsistency command, CancellationToken ct) =>
        Answer.StreamAsync(Task.FromResult(ProveConsistency(command.From)));

    private Answer ProveInclusion(long index)
    {
        var (checkpoint, bytes) = vault.Log.Latest();
        if (index < 0 || (ulong)index >= checkpoint.Size)
        {
            return Answer.Refused(new Problem(
                "no-such-index",
                null,
                $"The log holds {checkpoint.Size} facts, with the indices 0 to {checkpoint.Size - 1}.",
                "`probative log` shows the indices."));
        }

        var hashes = InclusionProof.Create((ulong)index, checkpoint.Size, Read)
            ?? throw new InvalidOperationException("The reader answers for every node.");
        if (!SignedNote.TryParse(bytes, out var note, out var damage))
        {
            throw new IntegrityException(
                "checkpoint-damaged", $"The checkpoint cannot be read: {damage}", "Run `probative check`.");
        }

        var proof = new TlogProof((ulong)index, hashes, note);
        return Answer.Done(new JsonObject
        {
            ["index"] = index,
            ["leaf_hash"] = vault.Log.Node(new NodeId(0, (ulong)index)).ToHex(),
            ["size"] = checkpoint.Size,
            ["text"] = Encoding.UTF8.GetString(proof.ToBytes()),
        });
    }

    private Answer ProveConsistency(long from)
    {
        var (checkpoint, _) = vault.Log.Latest();
        if (from < 1 || (ulong)from > checkpoint.Size)
        {
            return Answer.Refused(new Problem(
                "no-such-size",
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The log has {checkpoint.Size} facts; {from} is no earlier size."),
                "Give the size in the second line of the earlier checkpoint."));
        }

        var hashes = ConsistencyProof.Create((ulong)from, checkpoint.Size, Read)
            ?? throw new InvalidOperationException("The reader answers for every node.");
        return Answer.Done(new JsonObject
        {
            ["from"] = from,
            ["size"] = checkpoint.Size,
            ["root"] = checkpoint.Root.ToHex(),
            ["hashes"] = new JsonArray([.. hashes.Select(hash => JsonValue.Create(hash.ToHex()))]),
        });
    }

    private Hash32? Read(NodeId node) => vault.Log.Node(node);
}
