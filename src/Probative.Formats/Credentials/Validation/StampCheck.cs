using Probative.Formats.Credentials.Cose;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The time stamps of a signature (C2PA 2.2 sections 10.3.2.5 and 15.8): over the claim in the first version,
/// over the signature since, inside the signature's headers or in an assertion of a later manifest.
/// </summary>
internal sealed class StampCheck(CredentialsOptions options, FindingList findings)
{
    private const string CounterSignature = "CounterSignature";

    /// <summary>The time that counts; null where no token can be used.</summary>
    public (DateTimeOffset Time, bool IsTrusted)? Best(
        CoseSignature signature,
        ReadOnlyMemory<byte> claim,
        IReadOnlyList<ReadOnlyMemory<byte>> later,
        string uri)
    {
        (DateTimeOffset Time, bool IsTrusted)? best = null;
        if (signature.ClaimTokens.Count > 0)
        {
            var covered = signature.Covered(CounterSignature, claim.Span);
            foreach (var token in signature.ClaimTokens) Take(token, covered);
        }

        if (signature.SignatureTokens.Count + later.Count > 0)
        {
            var covered = signature.EncodedSignature();
            foreach (var token in signature.SignatureTokens.Concat(later)) Take(token, covered);
        }

        return best;

        void Take(ReadOnlyMemory<byte> token, byte[] covered)
        {
            if (Check(token, covered, uri) is not { } found) return;
            if (best is null || (found.IsTrusted && !best.Value.IsTrusted)) best = found;
        }
    }

    private (DateTimeOffset Time, bool IsTrusted)? Check(
        ReadOnlyMemory<byte> bytes, byte[] covered, string uri)
    {
        if (!TimestampToken.TryRead(bytes, out var token, out var damage))
        {
            findings.Note(
                StatusCodes.TimeStampMalformed, uri, $"A time stamp cannot be read: {damage.Message}");
            return null;
        }

        switch (TokenVerifier.Verify(token, covered, [], options.Timestamps))
        {
            case TokenOutcome.Verified verified:
                findings.Pass(
                    StatusCodes.TimeStampValidated, uri, $"A time stamp states {UtcText.Of(verified.Time)}.");
                findings.Pass(
                    StatusCodes.TimeStampTrusted, uri, "The time stamp leads to a root that was given.");
                return (verified.Time, true);
            case TokenOutcome.Refused { Code: TimestampCodes.TokenUntrusted }:
                findings.Pass(
                    StatusCodes.TimeStampValidated, uri, $"A time stamp states {UtcText.Of(token.Time)}.");
                return Untrusted(token, uri);
            case TokenOutcome.Refused { Code: TimestampCodes.TokenExpired } refused:
                findings.Note(StatusCodes.TimeStampOutsideValidity, uri, refused.Message);
                return null;
            case TokenOutcome.Refused { Code: TimestampCodes.TokenMalformed } refused:
                findings.Note(StatusCodes.TimeStampMalformed, uri, refused.Message);
                return null;
            case TokenOutcome.Refused
            {
                Code: TimestampCodes.TokenOther or TimestampCodes.TokenSignature
            } refused:
                findings.Note(StatusCodes.TimeStampMismatch, uri, refused.Message);
                return null;
            case TokenOutcome.Refused refused:
                findings.Note(
                    StatusCodes.TimeStampUntrusted, uri, $"A time stamp is not used: {refused.Message}");
                return null;
            default:
                return null;
        }
    }

    private (DateTimeOffset Time, bool IsTrusted)? Untrusted(TimestampToken token, string uri)
    {
        if (options.Timestamps.Roots.Count > 0)
        {
            findings.Note(
                StatusCodes.TimeStampUntrusted,
                uri,
                "The time stamp leads to no root that was given, and is not used.");
            return null;
        }

        findings.Note(
            StatusCodes.TimeStampUntrusted,
            uri,
            "No roots for time stamps were given: the stamp is used, and nobody vouches for it.");
        return (token.Time, false);
    }
}
