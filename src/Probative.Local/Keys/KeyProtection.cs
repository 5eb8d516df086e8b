using System.Text.Json.Serialization;

namespace Probative.Local.Keys;

/// <summary>What keeps a new vault's keys from whoever copies its folder.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Passphrase), "passphrase")]
[JsonDerivedType(typeof(FileModeOnly), "file_mode_only")]
public abstract record KeyProtection
{
    private KeyProtection()
    {
    }

    /// <summary>A passphrase, and a recovery code beside it.</summary>
    public sealed record Passphrase(string Text) : KeyProtection
    {
        /// <summary>Keeps the passphrase out of messages and logs.</summary>
        public override string ToString() => nameof(Passphrase);
    }

    /// <summary>The mode of the key file alone, because the operator insists; the record says so.</summary>
    public sealed record FileModeOnly : KeyProtection;
}
