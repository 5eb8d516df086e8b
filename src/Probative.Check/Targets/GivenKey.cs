using System.Text;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Check.Targets;

/// <summary>
/// What the person who checks knows about the signer, from elsewhere than the thing that is checked.
/// </summary>
/// <param name="Pin">The fingerprint.</param>
/// <param name="Key">The key itself, if it was given as a line; a fingerprint alone holds no key.</param>
internal sealed record GivenKey(SignerPin Pin, VerifierKey? Key)
{
    private const int LongestFile = 64 * 1024;

    /// <summary>
    /// Reads <c>--key</c>: a fingerprint, a verifier key line, or a file that holds one of them.
    /// </summary>
    public static GivenKey? Read(string text)
    {
        if (Parse(text) is { } given) return given;
        return File.Exists(text) ? Parse(Encoding.UTF8.GetString(SmallFile.Read(text, LongestFile))) : null;
    }

    private static GivenKey? Parse(string text)
    {
        if (!SignerPin.TryParse(text, out SignerPin? pin)) return null;
        _ = VerifierKey.TryParse(text.Trim(), out VerifierKey? key, out Damage _);
        return new GivenKey(pin, key);
    }
}
