using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// A certificate revocation list of RFC 5280 section 5: whole ones alone, not deltas, and not lists that
/// speak for another issuer.
/// </summary>
public sealed class RevocationList
{
    /// <summary>The most bytes of a list that is read; the largest public ones have some 20 MB.</summary>
    public const int LimitBytes = 64 * 1024 * 1024;

    private const string DistributionPoint = "2.5.29.28";

    // Reasons after which what was signed before stays good (RFC 3161 section 4, number 1).
    private static readonly int[] s_harmless = [0, 3, 4, 5];

    private readonly Asn1Body _body;

    private RevocationList(ReadOnlyMemory<byte> bytes, Asn1Body body)
    {
        Bytes = bytes;
        _body = body;
    }

    /// <summary>The list in DER, as its issuer signed it.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Who issued it.</summary>
    public string Issuer => new X500DistinguishedName(_body.Issuer.Span).Name;

    /// <summary>When it was issued.</summary>
    public DateTimeOffset ThisUpdate => _body.ThisUpdate;

    /// <summary>Until when the next one was promised; null when it does not say.</summary>
    public DateTimeOffset? NextUpdate => _body.NextUpdate;

    /// <summary>Reads a list, in DER or PEM.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out RevocationList? list, out Damage damage)
    {
        list = null;
        damage = default;
        try
        {
            var der = Pem.Decode(bytes, "X509 CRL") is [var one] ? one : bytes;
            if (der.Length <= LimitBytes && ReadBody(der) is { } body)
            {
                list = new RevocationList(der, body);
                return true;
            }
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            // What the readers of the framework throw says no more than that it is malformed.
        }

        damage = Damage.Of(
            TimestampCodes.CrlMalformed, "", "It is not a whole certificate revocation list in DER or PEM.");
        return false;
    }

    /// <summary>
    /// Whether the list is signed by the issuer of a certificate, is about certificates of its kind, and was
    /// still current at a time or issued after it.
    /// </summary>
    internal bool SpeaksOf(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset time) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(_body.Issuer.Span)
        && (_body.NextUpdate is not { } next || next >= time)
        && (IsAuthority(certificate) ? !_body.IsOfUsersAlone : !_body.IsOfAuthoritiesAlone)
        && MaySignLists(issuer)
        && IssuerSignature.Holds(
            _body.Algorithm, _body.Signed.Span, _body.Signature.Span, issuer);

    /// <summary>Whether what the certificate signed at a time is no good, according to this list.</summary>
    internal bool IsRevoked(X509Certificate2 certificate, DateTimeOffset time)
    {
        if (_body.Entries.IsEmpty) return false;
        var serial = new BigInteger(certificate.SerialNumberBytes.Span, isBigEndian: true);
        var entries = new AsnReader(_body.Entries, AsnEncodingRules.DER).ReadSequence();
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            if (entry.ReadInteger() != serial) continue;
            var revokedAt = ReadTime(entry);
            return revokedAt <= time || ReadReason(entry) is not { } reason || !s_harmless.Contains(reason);
        }

        return false;
    }

    private static Asn1Body? ReadBody(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var list = outer.ReadSequence();
        var signed = list.ReadEncodedValue();
        var algorithm = list.ReadSequence().ReadObjectIdentifier();
        var signature = list.ReadBitString(out var unused);
        if (unused != 0 || list.HasData || outer.HasData) return null;

        var body = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (body.PeekTag() == Asn1Tag.Integer) body.ReadInteger();
        if (body.ReadSequence().ReadObjectIdentifier() != algorithm) return null;
        var read = new Asn1Body
        {
            Signed = signed,
            Algorithm = algorithm,
            Signature = signature,
            Issuer = body.ReadEncodedValue(),
            ThisUpdate = ReadTime(body),
        };
        if (body.HasData && IsTime(body.PeekTag())) read.NextUpdate = ReadTime(body);
        if (body.HasData && body.PeekTag() == Asn1Tag.Sequence) read.Entries = body.ReadEncodedValue();
        return !body.HasData || ReadExtensions(body, read) ? read : null;
    }

    /// <summary>
    /// False for an extension that is critical and not understood: then the list MUST NOT be used (RFC 5280
    /// section 5.2).
    /// </summary>
    private static bool ReadExtensions(AsnReader body, Asn1Body read)
    {
        var extensions = body.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var name = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            var content = extension.ReadOctetString();
            if (name != DistributionPoint)
            {
                if (isCritical) return false;
                continue;
            }

            var point = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
            while (point.HasData)
            {
                var tag = point.PeekTag();
                if (tag.TagValue > 2) return false; // Some reasons, another issuer, attributes alone.
                read.IsOfUsersAlone |= tag.TagValue == 1 && point.ReadBoolean(tag);
                read.IsOfAuthoritiesAlone |= tag.TagValue == 2 && point.ReadBoolean(tag);
                if (tag.TagValue == 0) point.ReadEncodedValue();
            }
        }

        return true;
    }

    private static int? ReadReason(AsnReader entry)
    {
        if (!entry.HasData) return null;
        var extensions = entry.ReadSequence();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var name = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean) extension.ReadBoolean();
            var content = extension.ReadOctetString();
            if (name != "2.5.29.21") continue;
            var value = new AsnReader(content, AsnEncodingRules.DER).ReadEnumeratedBytes();
            return value.Length == 1 ? value.Span[0] : null;
        }

        return null;
    }

    private static bool IsTime(Asn1Tag tag) => tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime;

    private static DateTimeOffset ReadTime(AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime
        ? reader.ReadUtcTime()
        : reader.ReadGeneralizedTime();

    private static bool IsAuthority(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    private static bool MaySignLists(X509Certificate2 issuer) => issuer.Extensions
        .OfType<X509KeyUsageExtension>()
        .All(usage => (usage.KeyUsages & X509KeyUsageFlags.CrlSign) != 0);

    private sealed class Asn1Body
    {
        public required ReadOnlyMemory<byte> Signed { get; init; }
        public required string Algorithm { get; init; }
        public required ReadOnlyMemory<byte> Signature { get; init; }
        public required ReadOnlyMemory<byte> Issuer { get; init; }
        public required DateTimeOffset ThisUpdate { get; init; }
        public DateTimeOffset? NextUpdate { get; set; }
        public ReadOnlyMemory<byte> Entries { get; set; }
        public bool IsOfUsersAlone { get; set; }
        public bool IsOfAuthoritiesAlone { get; set; }
    }
}
