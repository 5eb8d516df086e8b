namespace Probative.Local.Keys;

/// <summary>What came of trying a secret on the key file.</summary>
internal abstract record KeyringOutcome
{
    private KeyringOutcome()
    {
    }

    public sealed record Opened(Keyring Keyring) : KeyringOutcome;

    /// <summary>No slot opens with this secret.</summary>
    public sealed record WrongSecret : KeyringOutcome;

    /// <summary>The master key opened, and something under it did not.</summary>
    public sealed record Damaged : KeyringOutcome;
}
