using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;

namespace Probative.Check.Package;

/// <summary>
/// Who signed: the checkpoint, its key, and the key of the SD-JWTs (package.md, "The check").
/// </summary>
internal sealed class KeysPart
{
    private KeysPart()
    {
    }

    /// <summary>The key that the package claims for its log; null if it cannot be read.</summary>
    public VerifierKey? Key { get; private set; }

    /// <summary>The checkpoint as it reads, whoever signed it; null if it cannot be read.</summary>
    public Checkpoint? Checkpoint { get; private set; }

    /// <summary>The signed checkpoint as bytes, for a receipt.</summary>
    public SignedNote? Note { get; private set; }

    /// <summary>The key that signs the SD-JWTs; null if it cannot be read.</summary>
    public Jwk? HandoverKey { get; private set; }

    public static KeysPart Read(PackageFiles files, FaultList faults)
    {
        var keys = new KeysPart();
        keys.ReadKey(files, faults);
        keys.ReadCheckpoint(files, faults);
        keys.ReadHandoverKey(files, faults);
        return keys;
    }

    /// <summary>
    /// The line of a file that holds a verifier key, as ledger.md has it; null if it holds none.
    /// </summary>
    public static VerifierKey? ParseKey(ReadOnlySpan<byte> bytes, out string reason)
    {
        reason = "It is not one line with a line feed.";
        if (TextForm.OneLine(bytes) is not { } line) return null;
        bool isKey = VerifierKey.TryParse(line, out VerifierKey? key, out Damage damage);
        reason = damage.Message ?? "";
        if (!isKey) return null;
        if (key!.Type is KeyType.Ed25519 && key.HasPrimeOrder && LogCheckpoint.IsOrigin(key.Name)) return key;
        reason = "It is no key that signs checkpoints.";
        return null;
    }

    private void ReadKey(PackageFiles files, FaultList faults)
    {
        if (files.ReadText(PackagePaths.VerifierKey) is not { } bytes) return;
        Key = ParseKey(bytes, out string reason);
        if (Key is null) faults.Add(Codes.Checkpoint, PackagePaths.VerifierKey, reason);
    }

    private void ReadCheckpoint(PackageFiles files, FaultList faults)
    {
        if (files.ReadText(PackagePaths.Checkpoint) is not { } bytes) return;
        if (!LogCheckpoint.TryParse(
            bytes, out SignedNote? note, out Checkpoint? checkpoint, out Damage damage))
        {
            faults.Add(new Fault(
                Codes.Checkpoint, PackagePaths.Checkpoint, damage.Offset, damage.Message ?? damage.Code!));
            return;
        }

        (Note, Checkpoint) = (note, checkpoint);
        if (Key is not null && !LogCheckpoint.TryOpen(bytes, Key, out _, out damage))
            faults.Add(new Fault(Codes.Checkpoint, PackagePaths.Checkpoint, damage.Offset, damage.Message!));
    }

    private void ReadHandoverKey(PackageFiles files, FaultList faults)
    {
        if (files.ReadText(PackagePaths.HandoverKey) is not { } bytes) return;
        if (TextForm.OneLine(bytes) is { } line
            && Jwk.TryParse(bytes.AsSpan(0, bytes.Length - 1), out Jwk? key, out _) && key.Json == line
            && key.HasPrimeOrder)
        {
            HandoverKey = key;
            return;
        }

        faults.Add(
            Codes.FactSignature, PackagePaths.HandoverKey, "It is not an Ed25519 key in its one form.");
    }
}
