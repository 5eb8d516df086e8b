using System.Diagnostics.CodeAnalysis;

namespace Probative.Formats.Age;

/// <summary>
/// From the first byte of a binary age file to the first of its chunks: age-encryption.org/v1, "Header" and
/// "Payload".
/// </summary>
internal static class AgeOpening
{
    /// <summary>The payload behind the header, or what is wrong; the chunks follow in the input.</summary>
    public static bool TryOpen(
        Stream input,
        IReadOnlyList<AgeIdentity> identities,
        [NotNullWhen(true)] out AgePayload? payload,
        out Damage damage)
    {
        payload = null;
        damage = BadHeader();
        if (!AgeHeader.TryRead(input, out var header)) return false;

        // A passphrase stands alone: who else could open the file would not be known by it.
        if (header.Stanzas.Count > 1 && header.Stanzas.Any(one => one.Kind == ScryptIdentity.StanzaKind))
            return false;
        if (!TryUnwrap(header, identities, out var fileKey)) return false;
        if (fileKey is null)
        {
            damage = Damage.Of(AgeCodes.NoMatch, "", "None of the identities opens this file.");
            return false;
        }

        if (!header.IsBy(fileKey)) return false;
        var nonce = new byte[AgeKey.NonceBytes];
        if (input.ReadAtLeast(nonce, nonce.Length, throwOnEndOfStream: false) < nonce.Length) return false;
        payload = new AgePayload(AgeKey.PayloadKey(fileKey, nonce));
        damage = default;
        return true;
    }

    private static bool TryUnwrap(
        AgeHeader header, IReadOnlyList<AgeIdentity> identities, out byte[]? fileKey)
    {
        fileKey = null;
        foreach (var stanza in header.Stanzas)
        {
            foreach (var identity in identities.Where(identity => identity.Kind == stanza.Kind))
            {
                if (!identity.TryUnwrap(stanza, out fileKey)) return false;
                if (fileKey is not null) return true;
            }
        }

        return true;
    }

    private static Damage BadHeader() =>
        Damage.Of(AgeCodes.Header, "", "The header is not in the form that age writes, or was changed.");
}
