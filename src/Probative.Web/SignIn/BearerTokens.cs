using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Probative.Ledger;

namespace Probative.Web.SignIn;

/// <summary>
/// Tokens by which the scripts of one member are let in, again and again within <see cref="Lifetime"/>. Only
/// their digests are kept, and only in memory: a server that starts again knows none.
/// </summary>
public sealed class BearerTokens(TimeProvider clock)
{
    /// <summary>A working day; a script that lives longer gets another.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int SecretBytes = 32;

    private readonly ConcurrentDictionary<Hash32, Given> _given = [];

    /// <summary>A new token for this member, shown once: 43 characters of base64url.</summary>
    public (string Token, DateTimeOffset Until) Make(Visitor who)
    {
        Forget();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var until = clock.GetUtcNow() + Lifetime;
        _given[DigestOf(token)] = new Given(who, until);
        return (token, until);
    }

    /// <summary>Whose token it is; null when it is not, or no longer, good.</summary>
    public Visitor? Look(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Forget();
        return _given.GetValueOrDefault(DigestOf(token))?.Who;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (digest, given) in _given)
        {
            if (given.Until <= now) _given.TryRemove(digest, out _);
        }
    }

    private static Hash32 DigestOf(string token) => Hash32.Of(Encoding.UTF8.GetBytes(token));

    private sealed record Given(Visitor Who, DateTimeOffset Until);
}
