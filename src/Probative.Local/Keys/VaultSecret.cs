namespace Probative.Local.Keys;

/// <summary>What a person offers to open a vault's keys with.</summary>
public abstract record VaultSecret
{
    private VaultSecret()
    {
    }

    /// <summary>The passphrase, exactly: whoever reads it from a file takes the line end away.</summary>
    public sealed record Passphrase(string Text) : VaultSecret
    {
        /// <summary>Keeps the passphrase out of messages and logs.</summary>
        public override string ToString() => nameof(Passphrase);
    }

    /// <summary>The code from the recovery sheet.</summary>
    public sealed record Recovery(RecoveryCode Code) : VaultSecret
    {
        /// <summary>Keeps the code out of messages and logs.</summary>
        public override string ToString() => nameof(Recovery);
    }

    /// <summary>Nothing: enough where the mode of the key file is the only protection.</summary>
    public sealed record Nothing : VaultSecret;
}
