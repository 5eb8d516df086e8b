using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Gives a published checkpoint out to be stamped. The bytes of its note are what is stamped, so that whoever
/// has the note and the answer needs nothing of ours to check it.
/// </summary>
public sealed class AnchorRequester(IVault vault, IOutlet outlet) : ICommandHandler<RequestAnchor>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(RequestAnchor command, CancellationToken ct) =>
        Answer.StreamAsync(RequestAsync(command, ct));

    private async Task<Answer> RequestAsync(RequestAnchor command, CancellationToken ct)
    {
        if (outlet.Refusal(command.To) is { } problem) return Answer.Refused(problem);
        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);

        // What is stamped is what is published: everything acknowledged so far is in it.
        var note = await vault.Ledger.PublishAsync(ct);
        var (checkpoint, _) = vault.Log.Latest();
        var isToken = command.Kind == AnchorKind.Rfc3161;
        var request = isToken ? CreateRequest(note) : note;
        var requested = new AnchorRequested
        {
            Kind = command.Kind,
            TreeSize = (long)checkpoint.Size,
            Root = checkpoint.Root,
            Note = await KeptBytes.StoreAsync(vault, note, ct),
            Request = isToken ? await KeptBytes.StoreAsync(vault, request, ct) : null,
        };

        // A crash from here on leaves a request on the record that nobody was given: asking again makes
        // another.
        var where = await vault.Ledger.AppendAsync(vault.OwnSequence, requested, actor, ct);
        await outlet.WriteAsync(command.To, request);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["request"] = Path.GetFullPath(command.To),
                ["kind"] = requested.Kind,
                ["tree_size"] = requested.TreeSize,
                ["root"] = requested.Root.ToHex(),
                ["note"] = AnchorShape.Kept(vault, requested.Note),
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(requested.Type, where));
    }

    /// <summary>A TimeStampReq over a note, with a nonce of its own.</summary>
    internal static byte[] CreateRequest(byte[] note)
    {
        var nonce = RandomNumberGenerator.GetBytes(TimestampRequest.NonceBytes);

        // A number that begins with zero bytes has several spellings; authorities differ in which they
        // return.
        nonce[0] = (byte)(1 + (nonce[0] & 0x7e));
        return TimestampRequest.Create(SHA256.HashData(note), nonce);
    }
}
