using System.Security.Cryptography;

namespace Probative.Kernel.Cases;

/// <summary>
/// The name under which a member acts in one case: drawn at random there, so that nobody who reads two cases
/// can tell that the same person worked on both.
/// </summary>
public static class Pseudonym
{
    // Without 0, 1, i, l, o and u: read aloud and copied by hand, it stays the same and is no word.
    private const string Letters = "23456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 6;

    /// <summary>Draws a pseudonym that none of <paramref name="taken"/> is.</summary>
    public static string Draw(string kind, IReadOnlyCollection<string> taken)
    {
        while (true)
        {
            var drawn = $"{kind}-{RandomNumberGenerator.GetString(Letters, Length)}";
            if (!taken.Contains(drawn)) return drawn;
        }
    }
}
