using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Revocation;

/// <summary>
/// A basic answer of an OCSP responder (RFC 6960 section 4.2.1). Only what it says is read here;
/// <see cref="RevocationAnswers"/> tells whether to believe it.
/// </summary>
internal sealed class OcspAnswer
{
    /// <summary>Answers have some 2 kB.</summary>
    public const int LimitBytes = 64 * 1024;

    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const int EntriesMost = 100;
    private const int CertificatesMost = 10;

    private OcspAnswer(
        ReadOnlyMemory<byte> signed,
        string algorithm,
        ReadOnlyMemory<byte> signature,
        DateTimeOffset producedAt,
        IReadOnlyList<OcspEntry> entries,
        IReadOnlyList<ReadOnlyMemory<byte>> certificates)
    {
        Signed = signed;
        Algorithm = algorithm;
        Signature = signature;
        ProducedAt = producedAt;
        Entries = entries;
        Certificates = certificates;
    }

    public ReadOnlyMemory<byte> Signed { get; }

    public string Algorithm { get; }

    public ReadOnlyMemory<byte> Signature { get; }

    public DateTimeOffset ProducedAt { get; }

    public IReadOnlyList<OcspEntry> Entries { get; }

    /// <summary>Certificates in DER that the responder added.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; }

    /// <summary>
    /// Reads an OCSPResponse; false for what is none, is no success, or is beyond the bounds.
    /// </summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out OcspAnswer? answer)
    {
        answer = null;
        if (bytes.Length > LimitBytes) return false;
        try
        {
            var outer = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            var status = outer.ReadEnumeratedBytes();
            if (status.Length != 1 || status.Span[0] != 0) return false;
            var content = outer.ReadSequence(Context(0)).ReadSequence();
            if (content.ReadObjectIdentifier() != Basic) return false;
            answer = ReadBasic(content.ReadOctetString());
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            // What the readers of the framework throw says no more than that it is malformed.
        }

        return answer is not null;
    }

    private static OcspAnswer? ReadBasic(ReadOnlyMemory<byte> bytes)
    {
        var basic = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        var signed = basic.ReadEncodedValue();
        var algorithm = basic.ReadSequence().ReadObjectIdentifier();
        var signature = basic.ReadBitString(out var unused);
        if (unused != 0) return null;
        var certificates = new List<ReadOnlyMemory<byte>>();
        if (basic.HasData)
        {
            var list = basic.ReadSequence(Context(0)).ReadSequence();
            while (list.HasData && certificates.Count < CertificatesMost)
                certificates.Add(list.ReadEncodedValue());
        }

        var data = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(Context(0))) data.ReadEncodedValue();

        // Who answered is not read: the certificate whose key signed is looked for.
        data.ReadEncodedValue();
        var producedAt = data.ReadGeneralizedTime();
        var entries = new List<OcspEntry>();
        var responses = data.ReadSequence();
        while (responses.HasData)
        {
            if (entries.Count == EntriesMost) return null;
            entries.Add(ReadEntry(responses.ReadSequence()));
        }

        // RFC 6960 section 4.4 knows no critical extension of an answer that would change what it says.
        return new OcspAnswer(signed, algorithm, signature, producedAt, entries, certificates);
    }

    private static OcspEntry ReadEntry(AsnReader entry)
    {
        var id = entry.ReadSequence();
        var hash = id.ReadSequence().ReadObjectIdentifier();
        var name = id.ReadOctetString();
        var key = id.ReadOctetString();
        var serial = id.ReadInteger();
        var (status, at, reason) = ReadStatus(entry);
        var from = entry.ReadGeneralizedTime();
        DateTimeOffset? to = null;
        if (entry.HasData && entry.PeekTag().HasSameClassAndValue(Context(0)))
            to = entry.ReadSequence(Context(0)).ReadGeneralizedTime();
        return new OcspEntry
        {
            HashOid = hash,
            IssuerNameHash = name,
            IssuerKeyHash = key,
            Serial = serial,
            Status = status,
            RevokedAt = at,
            Reason = reason,
            ThisUpdate = from,
            NextUpdate = to,
        };
    }

    private static (OcspStatus Status, DateTimeOffset? At, int? Reason) ReadStatus(AsnReader entry)
    {
        var tag = entry.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific) throw new AsnContentException();
        switch (tag.TagValue)
        {
            case 0:
                entry.ReadNull(tag);
                return (OcspStatus.Good, null, null);
            case 1:
                var revoked = entry.ReadSequence(tag);
                var at = revoked.ReadGeneralizedTime();
                if (!revoked.HasData) return (OcspStatus.Revoked, at, null);
                var reason = revoked.ReadSequence(Context(0)).ReadEnumeratedBytes();
                return (OcspStatus.Revoked, at, reason.Length == 1 ? reason.Span[0] : null);
            default:
                entry.ReadEncodedValue();
                return (OcspStatus.Unknown, null, null);
        }
    }

    private static Asn1Tag Context(int value) => new(TagClass.ContextSpecific, value, isConstructed: true);

    /// <summary>The certificates that the responder added, as far as they can be read.</summary>
    public IEnumerable<X509Certificate2> Loaded() =>
        Certificates.Select(bytes => Validation.SignerCheck.Load(bytes)).OfType<X509Certificate2>();
}
