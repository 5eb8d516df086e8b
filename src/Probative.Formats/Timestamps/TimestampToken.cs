using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Probative.Formats.Timestamps;

/// <summary>
/// A token of RFC 3161: an authority's signed statement that it saw a hash at a time. What is read here is
/// what the token says; <see cref="TokenVerifier"/> tells whether to believe it.
/// </summary>
public sealed class TimestampToken
{
    /// <summary>The most bytes of an answer that is read; one with a long chain has some 20 kB.</summary>
    public const int LimitBytes = 256 * 1024;

    internal const string Sha256Oid = "2.16.840.1.101.3.4.2.1";

    internal const string StatementOid = "1.2.840.113549.1.9.16.1.4";

    private readonly Rfc3161TimestampTokenInfo _statement;

    private TimestampToken(SignedCms cms, Rfc3161TimestampTokenInfo statement)
    {
        Cms = cms;
        _statement = statement;
        Nonce = TimestampRequest.Number(statement.GetNonce());
    }

    /// <summary>The time that the authority states (genTime).</summary>
    public DateTimeOffset Time => _statement.Timestamp;

    /// <summary>
    /// How far the authority says that its time may be off; null when it does not say.
    /// </summary>
    public TimeSpan? Accuracy =>
        _statement.AccuracyInMicroseconds is { } microseconds and >= 0 and < 1_000_000_000_000
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    /// <summary>The policy under which the authority stamps, as an object identifier.</summary>
    public string Policy => _statement.PolicyId.Value ?? "";

    /// <summary>The authority's number of this token, in hex.</summary>
    public string Serial => Convert.ToHexStringLower(_statement.GetSerialNumber().Span);

    /// <summary>The hash that was stamped.</summary>
    public ReadOnlyMemory<byte> Imprint => _statement.GetMessageHash();

    /// <summary>How it was hashed: SHA-256, SHA-384 or SHA-512; null for what is not accepted.</summary>
    public HashAlgorithmName? ImprintAlgorithm => HashOf(_statement.HashAlgorithmId.Value);

    /// <summary>The nonce as an unsigned number, big-endian; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Nonce { get; }

    internal SignedCms Cms { get; }

    /// <summary>Reads an authority's answer (TimeStampResp), or a token that stands alone.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="token">The token; null when false is returned.</param>
    /// <param name="damage">
    /// <see cref="TimestampCodes.TokenMalformed"/>, or <see cref="TimestampCodes.TokenNotGranted"/> with the
    /// reason that the authority gave; default when true is returned.
    /// </param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TimestampToken? token, out Damage damage)
    {
        token = null;
        damage = default;
        if (bytes.Length > LimitBytes)
        {
            damage = Malformed($"It has over {LimitBytes} bytes.");
            return false;
        }

        try
        {
            var content = Unwrap(bytes, out damage);
            if (damage.Code is not null) return false;
            token = ReadToken(content);
            if (token is not null) return true;
        }
        catch (Exception broken) when (IsAboutBytes(broken))
        {
            // The framework's readers throw at what they do not expect; that it is malformed is all it says.
        }

        damage = Malformed("It is neither an authority's answer nor a token.");
        return false;
    }

    internal static HashAlgorithmName? HashOf(string? oid) => oid switch
    {
        Sha256Oid => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>What the framework throws at bytes that are not what they should be.</summary>
    internal static bool IsAboutBytes(Exception thrown) =>
        thrown is CryptographicException or AsnContentException or FormatException;

    /// <summary>The token inside an answer, or the bytes themselves if they are no answer.</summary>
    private static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> bytes, out Damage damage)
    {
        damage = default;
        var outer = new AsnReader(bytes, AsnEncodingRules.BER);
        var answer = outer.ReadSequence();
        if (answer.PeekTag() == Asn1Tag.ObjectIdentifier) return bytes;

        // PKIStatusInfo: status, statusString OPTIONAL, failInfo OPTIONAL (section 2.4.2).
        var info = answer.ReadSequence();
        var status = info.ReadInteger();
        if (status == BigInteger.Zero || status == BigInteger.One)
        {
            var content = answer.ReadEncodedValue();
            if (outer.HasData || answer.HasData) damage = Malformed("More bytes follow after its end.");
            return content;
        }

        damage = Damage.Of(
            TimestampCodes.TokenNotGranted,
            "",
            $"The authority gave no token: status {status}{Reason(info)}.");
        return default;
    }

    /// <summary>
    /// A signed TSTInfo with one signer (section 2.4.2). Not by the framework's reader of tokens: that one
    /// hides what is wrong with the signer behind one word.
    /// </summary>
    private static TimestampToken? ReadToken(ReadOnlyMemory<byte> content)
    {
        var cms = new SignedCms();
        cms.Decode(content.Span);
        return cms.ContentInfo.ContentType.Value == StatementOid
            && cms.SignerInfos.Count == 1
            && Rfc3161TimestampTokenInfo.TryDecode(cms.ContentInfo.Content, out var statement, out var length)
            && length == cms.ContentInfo.Content.Length
                ? new TimestampToken(cms, statement)
                : null;
    }

    private static string Reason(AsnReader info)
    {
        if (!info.HasData || info.PeekTag() != Asn1Tag.Sequence) return "";
        var texts = info.ReadSequence();
        if (!texts.HasData) return "";
        var text = texts.ReadCharacterString(UniversalTagNumber.UTF8String);
        return $", \"{(text.Length > 200 ? text[..200] : text)}\"";
    }

    private static Damage Malformed(string message) => Damage.Of(TimestampCodes.TokenMalformed, "", message);
}
