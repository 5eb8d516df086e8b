namespace Probative.Local.Keys;

/// <summary>
/// What one guess at the passphrase costs: Argon2id (RFC 9106) with this much memory and this many passes.
/// Stored with each slot, so that a later default does not lock out an older vault.
/// </summary>
internal sealed record Argon2Cost(int MemoryKibibytes, int Passes, int Lanes)
{
    // A key file is our own, but it may be damaged: nothing above this is ever written, so nothing above is
    // tried.
    private const int MemoryLimitKibibytes = 4 * 1024 * 1024;
    private const int PassesLimit = 64;

    /// <summary>
    /// Twice the least memory that OWASP names for one lane: about a quarter of a second here.
    /// </summary>
    public static Argon2Cost Default { get; } = new(64 * 1024, 2, 1);

    public bool IsReasonable =>
        MemoryKibibytes is >= 8 and <= MemoryLimitKibibytes && Passes is >= 1 and <= PassesLimit
        && Lanes is >= 1 and <= 16;
}
