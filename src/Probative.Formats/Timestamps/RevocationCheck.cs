using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// What the given revocation lists say of a chain, as of the time that a token states (RFC 3161 section 4).
/// </summary>
internal static class RevocationCheck
{
    public static TokenOutcome Run(
        TimestampToken token, IReadOnlyList<X509Certificate2> chain, IReadOnlyList<RevocationList> lists)
    {
        var heard = new HashSet<RevocationList>(ReferenceEqualityComparer.Instance);
        var unheard = 0;
        for (var i = 0; i + 1 < chain.Count; i++)
        {
            var isHeard = false;
            foreach (var list in lists)
            {
                if (!list.SpeaksOf(chain[i], chain[i + 1], token.Time)) continue;
                isHeard = true;
                heard.Add(list);
                if (!list.IsRevoked(chain[i], token.Time)) continue;
                return new TokenOutcome.Refused(
                    TimestampCodes.TokenRevoked,
                    $"A certificate of the chain was revoked: {chain[i].Subject}.");
            }

            if (!isHeard) unheard++;
        }

        return new TokenOutcome.Verified(
            token.Time, Latest(token), chain, [.. heard], heard.Count > 0 && unheard == 0);
    }

    private static DateTimeOffset Latest(TimestampToken token)
    {
        var latest = token.Time + (token.Accuracy ?? TimeSpan.Zero);
        var beyond = latest.Ticks % TimeSpan.TicksPerMillisecond;
        return beyond == 0 ? latest : latest.AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }
}
