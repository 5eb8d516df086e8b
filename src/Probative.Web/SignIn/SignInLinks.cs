using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Probative.Ledger;

namespace Probative.Web.SignIn;

/// <summary>
/// Links that let one person in, once, within <see cref="Lifetime"/>. Only the digests of their secrets are
/// kept, and only in memory: a server that starts again has none.
/// </summary>
public sealed class SignInLinks(TimeProvider clock)
{
    /// <summary>An unused link is worth nothing after this.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int SecretBytes = 32;

    private readonly ConcurrentDictionary<Hash32, Waiting> _waiting = [];

    /// <summary>The secret of a new link for this person: 43 characters of base64url.</summary>
    public string Make(Visitor who)
    {
        Forget();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        _waiting[DigestOf(secret)] = new Waiting(who, clock.GetUtcNow() + Lifetime);
        return secret;
    }

    /// <summary>Whom the link is for, without using it up; null when it is not, or no longer, good.</summary>
    public Visitor? Look(string secret)
    {
        Forget();
        return _waiting.TryGetValue(DigestOf(secret), out var found) ? found.Who : null;
    }

    /// <summary>Uses the link up; null when it is not, or no longer, good.</summary>
    public Visitor? Use(string secret)
    {
        Forget();
        return _waiting.TryRemove(DigestOf(secret), out var found) ? found.Who : null;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (digest, link) in _waiting)
        {
            if (link.Until <= now) _waiting.TryRemove(digest, out _);
        }
    }

    private static Hash32 DigestOf(string secret) => Hash32.Of(System.Text.Encoding.UTF8.GetBytes(secret));

    private sealed record Waiting(Visitor Who, DateTimeOffset Until);
}
