using Probative.Check.Targets;
using Probative.Ledger.Notes;

namespace Probative.Check.Reports;

/// <summary>Who signed the thing that was checked, as far as the check can say.</summary>
/// <param name="Name">The name of the log's key; null if no key could be read.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="IsGiven">True if the person who checks gave a key.</param>
/// <param name="IsSame">True if the given key is this one.</param>
internal sealed record Signer(string? Name, string? Fingerprint, bool IsGiven, bool IsSame)
{
    public static Signer Of(VerifierKey? key, GivenKey? given) => new(
        key?.Name, key?.Fingerprint, given is not null, key is not null && given is not null
            && given.Pin.Matches(key));

    /// <summary>The fingerprint in groups of four, as people read it to each other.</summary>
    public string? Groups() => Fingerprint is not { } hex
        ? null
        : string.Join(' ', Enumerable.Range(0, hex.Length / 4).Select(i => hex.Substring(4 * i, 4)));
}
