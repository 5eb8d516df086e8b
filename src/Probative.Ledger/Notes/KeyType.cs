namespace Probative.Ledger.Notes;

/// <summary>The signature type byte of a note key (C2SP signed-note, "Signature types").</summary>
public enum KeyType
{
    /// <summary>Ed25519 over the note text.</summary>
    Ed25519 = 0x01,

    /// <summary>A timestamped Ed25519 cosignature of a checkpoint (C2SP tlog-cosignature).</summary>
    CosignatureV1 = 0x04,
}
