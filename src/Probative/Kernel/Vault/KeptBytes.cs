using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Ledger;

namespace Probative.Kernel.Vault;

/// <summary>Small derivatives: notes, tokens, certificates, reports, previews.</summary>
internal static class KeptBytes
{
    // As many as a report has values; one that is larger is looked at by other means.
    private const int ReportMaxBytes = 4 * 1024 * 1024;

    /// <summary>Stores bytes durably and answers with their digest; before any fact names it.</summary>
    public static async Task<Hash32> StoreAsync(
        IVault vault, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await using var intake = vault.Derivatives.Begin(bytes.Length);
        for (var rest = bytes; rest.Length > 0;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, rest.Length);
            rest[..count].CopyTo(buffer);
            await intake.AdvanceAsync(count, ct);
            rest = rest[count..];
        }

        return (await intake.CommitAsync(ct)).Sha256;
    }

    /// <summary>The bytes of a digest; null when they are gone, or others.</summary>
    public static byte[]? Find(IVault vault, Hash32 sha256)
    {
        using var stream = vault.Derivatives.OpenRead(sha256);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Hash32.Of(bytes) == sha256 ? bytes : null;
    }

    /// <summary>
    /// The report of an examination; null when it is gone, is not what its digest says, or is no JSON object.
    /// </summary>
    public static JsonObject? FindReport(IVault vault, Hash32 sha256)
    {
        if (vault.Derivatives.SizeBytes(sha256) is not (> 0 and <= ReportMaxBytes)) return null;
        if (Find(vault, sha256) is not { } bytes) return null;
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IntegrityException">They are gone, or others.</exception>
    public static byte[] Read(IVault vault, Hash32 sha256) =>
        Find(vault, sha256) ?? throw new IntegrityException(
            "derivative-damaged",
            $"What a fact rests on is gone or has changed: {vault.Derivatives.PathOf(sha256)}",
            "Run `probative check`, and restore the file from a backup.");
}
