using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Keys;

namespace Probative.Local.Log;

/// <summary>
/// Which of a vault's keys signs its log. But for the moments of a change there is one; then the key file
/// holds two, and `log/vkey` tells how far the change has come.
/// </summary>
internal static class LogSigner
{
    /// <summary>
    /// The key that signs. Where `log/vkey` names none of the vault's keys, the present one: whoever goes on
    /// compares them.
    /// </summary>
    public static SignerKey Of(IReadFs fs, string origin, Keyring keyring)
    {
        var present = new SignerKey(origin, keyring.LogSeed);
        if (keyring.NextSeed(SigningUse.Log) is not { } seed) return present;
        var next = new SignerKey(origin, seed);
        var isNext = VerifierKeyFiles.ReadCurrent(fs)?.Line == next.Verifier.Line;
        (isNext ? present : next).Dispose();
        return isNext ? next : present;
    }

    /// <summary>
    /// The key by which a reader checks: the one in `log/vkey` if it is the vault's, or if a fact introduced
    /// it. The key file of a reader may be older than a change, or be of another time than a log that was
    /// restored.
    /// </summary>
    /// <param name="fs">The vault.</param>
    /// <param name="origin">The name of the log.</param>
    /// <param name="keyring">The opened keys.</param>
    /// <param name="introduced">Every verifier key line that a fact introduced; asked only in doubt.</param>
    public static VerifierKey VerifierOf(
        IReadFs fs, string origin, Keyring keyring, Func<IEnumerable<string>> introduced)
    {
        using var signer = Of(fs, origin, keyring);
        return VerifierKeyFiles.ReadCurrent(fs) is { } current
            && current.Line != signer.Verifier.Line
            && current.Name == origin
            && introduced().Contains(current.Line)
                ? current
                : signer.Verifier;
    }
}
