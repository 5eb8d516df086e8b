using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Log;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Handover.Receipts;

/// <summary>
/// Tells the log's keys in their order, and proves to whoever believes an old one which came next: the fact
/// that introduced it, with its path to a checkpoint that the old key signed (docs/spec/ledger.md, "A change
/// of the key").
/// </summary>
public sealed class LogKeysTeller(IVault vault, IOutlet outlet) : ICommandHandler<ShowLogKeys>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ShowLogKeys command, [EnumeratorCancellation] CancellationToken ct)
    {
        var roll = KeyRoll.OfLog(vault);
        var introduced = await roll.IntroducedAsync(ct).ToListAsync(ct);
        var retired = await roll.RetiredAsync(ct).ToDictionaryAsync(KeyRoll.KeyOf, cancellationToken: ct);
        foreach (var fact in introduced)
            yield return new CommandEvent.Row(RowOf(fact, retired.GetValueOrDefault(KeyRoll.KeyOf(fact))));
        if (command.ProofTo is { } to && await ProveAsync(introduced, retired, command.Of, to) is { } problem)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["count"] = introduced.Count,
            ["proof"] = command.ProofTo is { } made ? Path.GetFullPath(made) : null,
        });
    }

    private async Task<Problem?> ProveAsync(
        List<RecordedFact> introduced, Dictionary<string, RecordedFact> retired, string? of, string to)
    {
        if (outlet.Refusal(to) is { } refusal) return refusal;
        var old = introduced.FindLastIndex(fact =>
            retired.ContainsKey(KeyRoll.KeyOf(fact)) && (of is null || FingerprintOf(fact) == Plain(of)));
        if (old < 0)
        {
            return new Problem(
                "no-such-key",
                null,
                of is null ? "No key of this log was retired." : "No key with this fingerprint was retired.",
                "`probative log keys` lists them all.");
        }

        var text = retired[KeyRoll.KeyOf(introduced[old])].Fields.Text("note") ?? "";
        if (!LogCheckpoint.TryParse(Encoding.UTF8.GetBytes(text), out var note, out var both, out var damage))
        {
            throw new IntegrityException(
                "key-facts", $"The checkpoint in a KeyRetired is none: {damage}", "Run `probative check`.");
        }

        var proof = ReceiptProof.Make(introduced[old + 1], vault.Log, note, both.Size, vault.HandoverKey);
        await outlet.WriteAsync(to, proof.ToBytes());
        return null;
    }

    private static JsonObject RowOf(RecordedFact introduced, RecordedFact? retired) => new()
    {
        ["vkey"] = KeyRoll.KeyOf(introduced),
        ["fingerprint"] = FingerprintOf(introduced),
        ["introduced"] = introduced.Index,
        ["introduced_at"] = introduced.Fields.Text("at"),
        ["retired"] = retired?.Index,
        ["retired_at"] = retired?.Fields.Text("at"),
    };

    private static string? FingerprintOf(RecordedFact introduced) =>
        VerifierKey.TryParse(KeyRoll.KeyOf(introduced), out var key, out _) ? key.Fingerprint : null;

    // As the checks take it: grouped, or in upper case.
    private static string Plain(string fingerprint) =>
        string.Concat(fingerprint.Where(c => !char.IsWhiteSpace(c) && c != ':')).ToLowerInvariant();
}
