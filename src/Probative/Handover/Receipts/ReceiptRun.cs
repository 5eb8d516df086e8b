using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Handover.Package;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Handover.Receipts;

/// <summary>
/// Writes one receipt: a folder with a proof for each fact, `RECEIPT.txt`, and the two public keys. It is
/// built aside and appears whole; a crash leaves a partial folder beside OUT. Nothing is recorded: a receipt
/// repeats what the record says.
/// </summary>
internal sealed class ReceiptRun(
    IVault vault, IPackageSinks sinks, Standing standing, string path, Action<CommandEvent> tell)
{
    private const string TextName = "RECEIPT.txt";
    private const string VkeyName = "vkey";
    private const string KeyName = "handover-key.jwk";
    private const string ProofEnding = ".tlog-proof";

    public async Task RunAsync(ItemId? item, IntakeId? intake, CancellationToken ct)
    {
        var (note, checkpoint) = ReadCheckpoint();
        var intakes = new HashSet<IntakeId>();
        var (kept, failed) = (0L, 0L);
        await foreach (var fact in vault.Ledger.ReadCaseAsync(standing.Id, 1, ct))
        {
            if (fact.Fields.Id("intake") is not { } id) continue;
            var scope = new ReceiptScope(item, new IntakeId(id));
            if ((intake ?? scope.Intake) != scope.Intake || !scope.Holds(fact)) continue;
            if ((ulong)fact.Index >= checkpoint.Size)
            {
                Refuse(Ending.Refused, ReceiptProblems.NotPublished());
                return;
            }

            intakes.Add(scope.Intake);
            if (fact.Type == "ItemReceived") kept++;
            if (fact.Type == "IntakeFailed") failed++;
        }

        if (intakes.Count != 1)
        {
            Refuse(
                Ending.WrongUsage,
                intakes.Count == 0 ? ReceiptProblems.Nothing() : ReceiptProblems.WhichIntake(intakes));
            return;
        }

        var receipt = new Receipt(new ReceiptScope(item, intakes.Single()), note, checkpoint, kept, failed);
        switch (sinks.Begin(path, PackageForm.Folder, vault.Clock.GetUtcNow()))
        {
            case SinkOutcome.Refused refused:
                Refuse(Ending.WrongUsage, refused.Problem);
                return;
            case SinkOutcome.Begun begun:
                await using (begun.Sink) await GuardAsync(begun.Sink, receipt, ct);
                return;
            default:
                throw new UnreachableException();
        }
    }

    private async Task GuardAsync(IPackageSink sink, Receipt receipt, CancellationToken ct)
    {
        try
        {
            await WriteAsync(new PackageWriter(sink), receipt, ct);
            await sink.SealAsync(ct);
            if (FirstFalse(sink) is { } wrong)
            {
                await sink.RemoveOrTellAsync(tell);
                Refuse(Ending.Refused, ReceiptProblems.False(wrong));
                return;
            }

            await sink.ShowAsync(ct);
        }
        catch (StorageException failure)
        {
            await sink.RemoveOrTellAsync(tell);
            Refuse(Ending.Refused, failure.Problem);
            return;
        }
        catch (OperationCanceledException)
        {
            await sink.RemoveOrTellAsync(tell);
            throw;
        }

        tell(new CommandEvent.Finished(Ending.Done, ResultOf(receipt)));
    }

    /// <summary>Two readings of the case: one for the proofs, one for the text.</summary>
    private async Task WriteAsync(PackageWriter writer, Receipt receipt, CancellationToken ct)
    {
        var total = receipt.Kept + receipt.Failed;
        var done = 0L;
        await foreach (var fact in FactsOf(receipt, ct))
        {
            var proof = ReceiptProof.Make(
                fact, vault.Log, receipt.Note, receipt.Checkpoint.Size, vault.HandoverKey);
            await writer.WriteAsync(ReceiptProof.FileName(fact), proof.ToBytes(), ct);
            tell(new CommandEvent.Progress("writing proofs", ++done, total, 0, null));
        }

        await writer.WriteAsync(VkeyName, vault.Log.Vkey.Line + "\n", ct);
        await writer.WriteAsync(KeyName, vault.HandoverKey.Jwk.Json + "\n", ct);
        await writer.WriteLinesAsync(TextName, lines => WriteTextAsync(lines, receipt, ct), ct);
    }

    private async Task WriteTextAsync(LineWriter lines, Receipt receipt, CancellationToken ct)
    {
        var head = ReceiptText.Head(
            receipt.Scope.Intake,
            receipt.Checkpoint,
            vault.Clock.GetUtcNow(),
            receipt.Kept,
            receipt.Failed);
        foreach (var line in head) await lines.WriteAsync(line);
        await foreach (var fact in FactsOf(receipt, ct))
        {
            foreach (var line in ReceiptText.Of(fact)) await lines.WriteAsync(line);
        }

        foreach (var line in ReceiptText.Tail) await lines.WriteAsync(line);
    }

    private async IAsyncEnumerable<RecordedFact> FactsOf(
        Receipt receipt, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var fact in vault.Ledger.ReadCaseAsync(standing.Id, 1, ct))
        {
            // What was recorded after the checkpoint is not proved by it.
            if ((ulong)fact.Index >= receipt.Checkpoint.Size) yield break;
            if (receipt.Scope.Holds(fact)) yield return fact;
        }
    }

    /// <summary>Reads the sealed receipt back; the first file that does not prove what it should.</summary>
    private string? FirstFalse(IPackageSink sink)
    {
        using var files = sink.OpenSealed();
        foreach (var file in files.Files)
        {
            if (!file.Path.EndsWith(ProofEnding, StringComparison.Ordinal)) continue;
            using var reader = files.Open(file);
            var bytes = new byte[file.Length];
            var isTrue = reader.ReadFull(bytes) == bytes.Length
                && reader.Fault is null
                && ReceiptProof.Holds(bytes, vault.Log.Vkey, vault.HandoverKey.Jwk);
            if (!isTrue) return file.Path;
        }

        return null;
    }

    private (SignedNote Note, Checkpoint Checkpoint) ReadCheckpoint()
    {
        var (checkpoint, bytes) = vault.Log.Latest();
        return SignedNote.TryParse(bytes, out var note, out var damage)
            ? (note, checkpoint)
            : throw new IntegrityException(
                "checkpoint-damaged", $"The checkpoint cannot be read: {damage}", "Run `probative check`.");
    }

    private JsonObject ResultOf(Receipt receipt) => new()
    {
        ["case"] = standing.ToJson(),
        ["receipt"] = path,
        ["intake"] = receipt.Scope.Intake.ToString(),
        ["item"] = receipt.Scope.Item?.ToString(),
        ["kept"] = receipt.Kept,
        ["failed"] = receipt.Failed,
        ["fingerprint"] = vault.Log.Vkey.Fingerprint,
        ["checkpoint"] = Published.ToJson(vault),
    };

    private void Refuse(Ending ending, Problem problem)
    {
        tell(new CommandEvent.Noted(problem));
        tell(new CommandEvent.Finished(ending, null));
    }

    private sealed record Receipt(
        ReceiptScope Scope, SignedNote Note, Checkpoint Checkpoint, long Kept, long Failed);
}
